/** The legal ways in which a service may differ from the mock's default: no verdict may depend on any of them. */
import type { Spec } from '../../model/spec.ts'
import type { Wrap } from '../behaviour.ts'
import { bodyVariations } from './bodies.ts'
import { namesOf } from './questions.ts'
import { transportVariations } from './transport.ts'

export type Variation = { readonly name: string; readonly says: string }

type Generic = Variation & { readonly wrap?: (spec: Spec) => Wrap; readonly suits?: (spec: Spec) => boolean }

const generic: readonly Generic[] = [
  {
    name: 'lag',
    says: 'Readers see a write only later, within the promised time.',
    suits: (spec) => (spec.resource?.visibleWithinSeconds ?? 0) > 0,
  },
  { name: 'check-order', says: 'Uniqueness and references are checked before the parameters.' },
  ...bodyVariations,
  ...transportVariations,
]

/** Every variation of a spec: one per open question, then those that any service may have. */
export function variationsOf(spec: Spec): readonly Variation[] {
  const questions = spec.operations.flatMap((operation) =>
    operation.open.map((question) => ({
      name: `${operation.name}/${question.name}`,
      says: `${question.ask} Answered by ${question.answers[1]}.`,
    })),
  )
  return [...questions, ...generic.filter((one) => one.suits?.(spec) ?? true).map(({ name, says }) => ({ name, says }))]
}

/** Throws an `Error` for a name that no spec knows. */
export function checkNames(specs: readonly Spec[], vary: readonly string[]): void {
  const known = new Set([
    ...generic.map((one) => one.name),
    ...specs.flatMap((spec) =>
      spec.operations.flatMap((operation) => operation.open.flatMap((question) => namesOf(operation, question))),
    ),
  ])
  const unknown = vary.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new Error(`no variation is called \`${unknown}\`; there are: ${[...known].join(', ')}`)
}

/** The wraps of the generic variations among these names, for a spec that they suit. */
export function wrapsOf(spec: Spec, vary: readonly string[]): readonly Wrap[] {
  return generic
    .filter((one) => vary.includes(one.name) && (one.suits?.(spec) ?? true))
    .flatMap((one) => one.wrap?.(spec) ?? [])
}
