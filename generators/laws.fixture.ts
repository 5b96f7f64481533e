/** The laws that all generators obey, as functions that list what breaks them: an empty list is the proof. */
import type { ConstraintKind } from '../model/clause.ts'
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'
import type { Given } from './absent.ts'
import { drawMany } from './draw.ts'
import { faults } from './faults/ladder.ts'
import { validInput } from './input.ts'
import { nameSource } from './names.ts'
import { brokenConstraints } from './oracle.ts'
import { packedValues } from './packing.ts'
import { operationOf } from './parameters.fixture.ts'
import { withValue } from './path.ts'
import { randomFault } from './random-fault.ts'
import { randomValid } from './random-valid.ts'
import { shrinkCandidates } from './shrink/candidates.ts'
import { weigh } from './shrink/weight.ts'
import { subjectOf } from './subject.ts'
import type { Terms } from './terms.ts'
import { validClasses } from './valid.ts'

export const kinds: readonly ConstraintKind[] = [
  'required',
  'type',
  'length.min',
  'length.max',
  'prefix',
  'first',
  'alphabet',
  'values',
  'range.min',
  'range.max',
  'items.max',
]

export type Sampling = { readonly terms: Terms; readonly seed: number; readonly samples: number }

/** What the whole value breaks when a value is put at a path in it. */
function brokenWith(parameter: Parameter, path: string, value: Given, { terms, seed }: Sampling): string {
  const choice = { terms, names: nameSource(seed), key: 'law', presence: 'minimal' as const, include: [path] }
  const input = withValue(validInput(operationOf([parameter]), choice), path, value)
  if (!Object.hasOwn(input, parameter.name)) return parameter.required ? `${parameter.path}.required` : ''
  return brokenConstraints(parameter, input[parameter.name] ?? null, terms).join(' ')
}

function show(name: string, value: Given, found: string): string {
  return `${name}: ${typeof value === 'symbol' ? 'absent' : JSON.stringify(value)} breaks ${found || 'nothing'}`
}

/** Valid classes, packed values and random values break nothing. */
export function wrongValid(parameter: Parameter, sampling: Sampling): readonly string[] {
  const { terms, seed, samples } = sampling
  const random = { path: parameter.path, class: 'random', arbitrary: randomValid(parameter, terms) }
  const packed = packedValues(parameter, terms).map((value, place) => ({ ...value, class: `packed ${place}` }))
  return [...validClasses(parameter, terms), ...packed, random].flatMap((one) =>
    drawMany<Given>(one.arbitrary, seed, one.class, samples).flatMap((value) => {
      const found = brokenWith(parameter, one.path, value, sampling)
      return found === '' ? [] : [show(`${one.path} ${one.class}`, value, found)]
    }),
  )
}

/** Each class of the ladder breaks exactly the constraint that it names. */
export function wrongLadder(parameter: Parameter, sampling: Sampling): readonly string[] {
  const { terms, seed, samples } = sampling
  return faults(parameter, terms).flatMap((fault) =>
    drawMany(fault.arbitrary, seed, fault.class, samples).flatMap((value) => {
      const found = brokenWith(parameter, fault.path, value, sampling)
      return found === `${fault.path}.${fault.constraint}`
        ? []
        : [show(`${fault.path} ${fault.constraint} ${fault.class}`, value, found)]
    }),
  )
}

/** Random faults of one constraint of the parameter itself break exactly that. Undefined when there are none. */
export function wrongRandom(
  parameter: Parameter,
  kind: ConstraintKind,
  { terms, seed, samples }: Sampling,
): readonly string[] | undefined {
  const arbitrary = randomFault(parameter, kind, terms)
  return (
    arbitrary &&
    drawMany(arbitrary, seed, kind, samples).flatMap((value) => {
      const found = brokenConstraints(parameter, value, terms).join(' ')
      return found === `${parameter.path}.${kind}` ? [] : [show(kind, value, found)]
    })
  )
}

/** The first candidates of a shrink break what was broken, and weigh less. */
export function wrongShrinks(
  parameter: Parameter,
  kind: ConstraintKind | undefined,
  { terms, seed, samples }: Sampling,
): readonly string[] {
  const arbitrary = kind === undefined ? randomValid(parameter, terms) : randomFault(parameter, kind, terms)
  if (arbitrary === undefined) return []
  const subject = subjectOf(parameter, terms)
  const wanted = kind === undefined ? '' : `${parameter.path}.${kind}`
  return drawMany<Given>(arbitrary, seed, 'shrink', samples).flatMap((value) =>
    firstOf(shrinkCandidates(parameter, value, { terms, ...(kind === undefined ? {} : { broken: kind }) }), 40).flatMap(
      (candidate) => {
        const found = brokenConstraints(parameter, candidate, terms).join(' ')
        const isSimpler = weigh(subject, kind, candidate) < weigh(subject, kind, value)
        return found === wanted && isSimpler
          ? []
          : [show(`${JSON.stringify(value)} to`, candidate, `${found}, simpler: ${isSimpler}`)]
      },
    ),
  )
}

function firstOf(candidates: Iterable<Json>, most: number): readonly Json[] {
  const first: Json[] = []
  for (const candidate of candidates) if (first.push(candidate) >= most) break
  return first
}
