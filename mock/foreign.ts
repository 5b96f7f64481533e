/** Resources that were there before anyone called: made from the create operation's own example, so that they are valid. */
import type { Json, JsonObject } from '../model/json.ts'
import type { Operation, Parameter, Spec } from '../model/spec.ts'
import type { Identifiers } from './identifiers.ts'
import { changedAt, valueAt } from './paths.ts'
import type { Store } from './store.ts'
import { validatorOf } from './validity/validator.ts'

/** Puts so many foreign resources into the main account. */
export function plantForeign(spec: Spec, store: Store, count: number, ids: Identifiers, now: number): void {
  const lifeCycle = spec.resource
  const create = spec.operations.find((operation) => operation.name === lifeCycle?.create)
  if (lifeCycle === undefined || create === undefined) return
  for (let number = 1; number <= count; number += 1) {
    const input = foreignInput(spec, create, lifeCycle.name, number)
    const chosen = lifeCycle.id.from === 'input' ? valueAt(input, lifeCycle.id.path) : undefined
    store.create({
      id: typeof chosen === 'string' ? chosen : ids.resource(),
      account: 'main',
      foreign: true,
      created: now,
      input,
    })
  }
}

/** The example of a valid request, with a name of its own. */
function foreignInput(spec: Spec, create: Operation, path: string, number: number): JsonObject {
  const example = exampleOf(create.parameters, spec)
  const isValid = validatorOf(create)
  for (const ending of [`foreign${number}`, `f${number}`, String(number)]) {
    const named = withName(example, path, ending)
    if (isValid(named).length === 0) return named
  }
  return example
}

function withName(example: JsonObject, path: string, ending: string): JsonObject {
  const named = changedAt(example, path, (old) => `${typeof old === 'string' ? old : ''}${ending}`)
  return typeof named === 'object' && named !== null && !Array.isArray(named)
    ? Object.fromEntries(Object.entries(named))
    : example
}

function exampleOf(parameters: readonly Parameter[], spec: Spec): JsonObject {
  return Object.fromEntries(
    parameters.flatMap((parameter): readonly (readonly [string, Json])[] => {
      const value = exampleValue(parameter, spec)
      return parameter.required && value !== undefined ? [[parameter.name, value]] : []
    }),
  )
}

function exampleValue(parameter: Parameter, spec: Spec): Json | undefined {
  if (parameter.properties !== undefined) return exampleOf(parameter.properties, spec)
  if (parameter.setting !== undefined) return spec.settings[parameter.setting]?.example
  return (
    parameter.example ?? parameter.default ?? (parameter.type === 'string' ? (parameter.prefix?.[0] ?? '') : undefined)
  )
}
