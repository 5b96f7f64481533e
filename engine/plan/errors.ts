/** Makes the cases that provoke documented errors which hang on no constraint: credentials, clocks, unknown things. */
import type { Case, Variation } from '../../model/case.ts'
import type { Clause } from '../../model/clause.ts'
import { clauseId, errorName } from '../../model/clauses/identity.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import { errorsOf } from '../../model/clauses/replies.ts'
import { carrierOf } from '../../model/clauses/service.ts'
import type { JsonObject } from '../../model/json.ts'
import type { ErrorPromise, Operation, Parameter, WireTrigger } from '../../model/spec.ts'
import { textAt } from '../calls/paths.ts'
import { withText } from './inputs.ts'
import type { Maker } from './maker.ts'

type Stimulus = { readonly input: JsonObject; readonly variation: Variation } | { readonly because: string }

/** One case for each error of an operation and of the service; constraints and state provoke the others. */
export function errorCases(maker: Maker): readonly Case[] {
  const { spec } = maker
  const carrier = carrierOf(spec)
  const own = spec.operations.flatMap((operation) =>
    errorsOf(spec, operation).flatMap((error) => errorCase(maker, operation, operation.name, error)),
  )
  const shared = spec.errors
    .filter((error) => error.each === 'service')
    .flatMap((error) => {
      const able = carrierFor(maker, error, carrier)
      return able === undefined ? [] : errorCase(maker, able, 'common', error)
    })
  return [...own, ...shared]
}

/** The operation that reads, or the first that the fault fits: a request without a body has none to be malformed. */
function carrierFor(maker: Maker, error: ErrorPromise, usual: Operation | undefined): Operation | undefined {
  const { spec, protocol } = maker
  const fits = (operation: Operation): boolean =>
    protocol.triggersOf(spec, operation).some((trigger) => trigger === error.when)
  if (usual === undefined || fits(usual) || !protocol.triggers.some((trigger) => trigger === error.when)) return usual
  return spec.operations.find(fits) ?? usual
}

function errorCase(maker: Maker, operation: Operation, under: string, error: ErrorPromise): readonly Case[] {
  const clause: Clause['id'] = clauseId(maker.spec.service, under, errorName(error.name))
  if (!maker.wants(clause)) return []
  const stimulus = stimulusOf(maker, operation, error, clause)
  if (stimulus === undefined) return []
  if ('because' in stimulus) {
    maker.skip(clause, stimulus.because)
    return []
  }
  return [
    {
      id: `${clause}#${error.when}`,
      operation: operation.name,
      purpose: 'refuse',
      input: stimulus.input,
      variation: stimulus.variation,
      expect: [
        { kind: 'refused', clause, errors: alternatives(maker, operation, error) },
        ...maker.expectations.refused(operation, clause, [error.name]).slice(1),
      ],
      fault: { clause, class: error.when },
    },
  ]
}

/**
 * Errors that answer the same trigger: the documents leave open which of them comes. A value that names nothing may
 * also be refused by whatever else the spec allows for the parameter.
 */
function alternatives(maker: Maker, operation: Operation, error: ErrorPromise): readonly string[] {
  const same = [...errorsOf(maker.spec, operation), ...maker.spec.errors].filter(
    (other) => other.when === error.when && other.parameter === error.parameter,
  )
  const meant = flatParameters(operation.parameters).find(
    (parameter) =>
      error.when === 'unknown' &&
      (error.parameter === undefined ? parameter.refused.includes(error.name) : parameter.path === error.parameter),
  )
  return [...new Set([error.name, ...same.map((other) => other.name), ...(meant?.refused ?? [])])]
}

/** How to provoke an error; a reason when that is not possible; undefined when other cases do it. */
function stimulusOf(maker: Maker, operation: Operation, error: ErrorPromise, key: string): Stimulus | undefined {
  switch (error.when) {
    case 'invalid':
    case 'missing':
    case 'duplicate':
    case 'never-on-demand':
      return undefined
    case 'quota':
      return {
        because: 'The account would have to be filled; the state clause on the quota does so when --max-live allows.',
      }
    case 'throttled':
      return { because: 'The run stays below the documented rate, so that nothing is throttled.' }
    case 'unprivileged':
      return asIdentity(maker, operation, key, 'unprivileged')
    case 'other-account':
      return asIdentity(maker, operation, key, 'other')
    case 'unknown':
      return unknownInput(maker, operation, error.parameter, key)
    default:
      return wireFault(maker, operation, error.when, key)
  }
}

function asIdentity(maker: Maker, operation: Operation, key: string, identity: 'unprivileged' | 'other'): Stimulus {
  if (!maker.identities.includes(identity))
    return {
      because: `It needs ${identity === 'other' ? 'a second account' : 'an identity without rights'}: set the credentials with the suffix _${identity.toUpperCase()}.`,
    }
  const input = maker.valid(operation, key, 'minimal')
  const name = maker.spec.resource?.name
  const isTaken = identity === 'other' && operation.name === maker.spec.resource?.create && name !== undefined
  return { input: isTaken ? withText(input, name, { $live: 'name', of: 'fixture' }) : input, variation: { identity } }
}

function unknownInput(maker: Maker, operation: Operation, path: string | undefined, key: string): Stimulus {
  const all = flatParameters(operation.parameters)
  const parameter =
    path === undefined
      ? all.find((candidate) => candidate.refers !== undefined)
      : all.find((candidate) => candidate.path === path)
  if (parameter === undefined) return { because: 'No parameter names something that could be unknown.' }
  const input = maker.valid(operation, key, 'minimal')
  return { input: withText(input, parameter.path, unknownValue(maker, parameter, key)), variation: {} }
}

function unknownValue(maker: Maker, parameter: Parameter, key: string): string {
  if (parameter.refers !== undefined) return maker.unknown(key, parameter.refers)
  const example =
    parameter.setting === undefined
      ? (textAt(parameter.example, '') ?? '')
      : (maker.spec.settings[parameter.setting]?.example ?? '')
  // Well-formed and surely nobody's: every digit and letter of the last part changed, the form kept.
  const at = Math.max(example.lastIndexOf('-'), example.lastIndexOf('_')) + 1
  const strange = example.slice(at).replaceAll(/\d/g, '9').replaceAll(/[a-z]/g, 'z').replaceAll(/[A-Z]/g, 'Z')
  return example === '' ? maker.unknown(key, 'id') : example.slice(0, at) + strange
}

function wireFault(maker: Maker, operation: Operation, trigger: WireTrigger, key: string): Stimulus | undefined {
  const { spec, protocol } = maker
  if (!protocol.triggersOf(spec, operation).includes(trigger))
    return { because: `A call of ${operation.name} cannot carry “${trigger.replaceAll('-', ' ')}”.` }
  const authentication = spec.authentication.filter(({ scheme }) => maker.schemes.includes(scheme))
  if (!protocol.triggersOf({ ...spec, authentication }, operation).includes(trigger))
    return { because: `There are no credentials with which a call could carry “${trigger.replaceAll('-', ' ')}”.` }
  return { input: maker.valid(operation, key, 'minimal'), variation: { fault: trigger } }
}
