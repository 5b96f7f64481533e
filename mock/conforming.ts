/**
 * The behaviour that keeps every promise of a spec. All that depends on the spec alone is worked out here once;
 * a request only runs what was prepared.
 */
import type { Json, JsonObject } from '../model/json.ts'
import type { Operation, Parameter, Spec } from '../model/spec.ts'
import type { Protocol } from '../protocols/protocol.ts'
import type { Behaviour, Refusal, Request } from './behaviour.ts'
import { createErrors, errorFor } from './errors.ts'
import type { Identifiers } from './identifiers.ts'
import { createListing } from './listing.ts'
import { merged, valueAt } from './paths.ts'
import {
  allParameters,
  createAbsence,
  createFinder,
  createSettingsCheck,
  referringParameter,
  roleOf,
} from './references.ts'
import { createBody } from './replies/body.ts'
import type { Store } from './store.ts'
import type { Broken } from './validity/broken.ts'
import { coerced } from './validity/coercion.ts'
import { validatorOf } from './validity/validator.ts'

export type Ground = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly settings: Readonly<Record<string, string>>
  readonly store: Store
  readonly ids: Identifiers
  /** Most resources of one account; undefined: no limit. */
  readonly quota: number | undefined
}

type Prepared = ReturnType<typeof prepare>

function prepare(ground: Ground, operation: Operation) {
  const { spec } = ground
  const lifeCycle = spec.resource
  const role = roleOf(lifeCycle, operation)
  const listing = lifeCycle === undefined ? undefined : createListing(lifeCycle, operation)
  return {
    operation,
    lifeCycle,
    role,
    listing,
    validate: validatorOf(operation),
    settings: createSettingsCheck(spec, operation, ground.settings),
    find: createFinder(operation, lifeCycle),
    absence: createAbsence(spec, operation, role),
    refers: role === 'list' ? undefined : referringParameter(operation),
    unique:
      role === 'create' || role === 'update'
        ? allParameters(operation.parameters).filter((parameter) => parameter.unique)
        : [],
    defaults: defaultsOf(operation.parameters),
    body: createBody(ground, operation),
  }
}

/** Interprets a spec. */
export function createConforming(ground: Ground): Behaviour {
  const { protocol, spec, store } = ground
  const prepared = new Map(ground.spec.operations.map((operation) => [operation.name, prepare(ground, operation)]))
  const of = (request: Request): Prepared => prepared.get(request.operation.name) ?? prepare(ground, request.operation)
  return {
    delay: () => 0,
    requestId: () => ground.ids.request(),
    faults: (received) => received.faults,
    identify: (received) => received.identity ?? 'main',
    understand: (request) => coerced(request.operation.parameters, request.input, protocol.typed),
    validate: (request) => of(request).validate(request.input),
    refuseBroken: (_, broken) => refusalOf(broken[0]),
    refer: (request) => refer(of(request), request, store),
    authorise: (request) => authorise(spec, request),
    unique: (request) => unique(of(request), request, store),
    quota: (request, living) => quota(ground, request, living),
    pause: () => undefined,
    find: (request) =>
      of(request).find(
        request,
        request.role === 'show' ? store.visible(request.account, request.now) : store.live(request.account),
      ),
    everything: (request) => store.live(request.account),
    create: (request) => create(of(request), request, ground),
    update(request, resource) {
      const input = merged(resource.input, declared(of(request).operation, request.input))
      store.change(resource.key, input, request.now)
      return { ...resource, input, changed: request.now }
    },
    restore: (request, resource) => store.change(resource.key, resource.input, request.now),
    remove: (request, resource) => store.remove(resource.key, request.now),
    list: (request) =>
      of(request).listing?.(request, store.visible(request.account, request.now)) ?? {
        resources: [],
        number: 1,
        size: 0,
        total: 0,
      },
    refused: () => undefined,
    body: (request, { resource, page }) => of(request).body({ request, resource, page }),
    status: (request) => request.operation.success.status,
    error: createErrors(spec),
    answer: (answer) => answer,
    respond: (answer, received, host) => protocol.respond(spec, answer, received.format, host),
  }
}

/** What the spec gives as the answer to this broken constraint; empty and null may count as absent, where both agree. */
export function refusalOf(broken: Broken | undefined): Refusal | undefined {
  if (broken === undefined) return undefined
  const { parameter, kind, value } = broken
  const about = { parameter: parameter.path, ...(value === undefined ? {} : { value }) }
  if (value === undefined) return { trigger: 'missing', errors: parameter.absent, ...about }
  const either =
    value === '' || value === null ? parameter.absent.filter((name) => parameter.refused.includes(name)) : []
  const own = kind === 'required' ? parameter.absent : parameter.refused
  return { trigger: kind === 'required' ? 'missing' : 'invalid', errors: either.length > 0 ? either : own, ...about }
}

function refer(of: Prepared, request: Request, store: Store): Refusal | undefined {
  const unknown = of.settings(request)
  if (unknown !== undefined || of.refers === undefined) return unknown
  // What is absent names nothing; whether it may be is for the other checks.
  const value = valueAt(request.input, of.refers.path)
  if (value === undefined) return undefined
  const among = request.role === 'show' ? store.visible(request.account, request.now) : store.live(request.account)
  return of.find(request, among) === undefined ? of.absence(value) : undefined
}

/** Refuses those whom the documents refuse; an identity that they do not speak of may do anything. */
function authorise(spec: Spec, request: Request): Refusal | undefined {
  if (request.identity === 'main') return undefined
  const trigger = request.identity === 'unprivileged' ? 'unprivileged' : 'other-account'
  const name = request.role === 'create' ? spec.resource?.name : undefined
  return errorFor(spec, request.operation, trigger, name) === undefined
    ? undefined
    : { trigger, ...(name === undefined ? {} : { parameter: name }) }
}

function unique(of: Prepared, request: Request, store: Store): Refusal | undefined {
  if (of.unique.length === 0) return undefined
  const own = of.find(request, store.live(request.account))?.key
  for (const parameter of of.unique) {
    const value = valueAt(request.input, parameter.path)
    const taken =
      value !== undefined &&
      store.live(request.account).some((one) => one.key !== own && valueAt(one.input, parameter.path) === value)
    if (taken) return { trigger: 'duplicate', parameter: parameter.path, value }
  }
  return undefined
}

function quota(ground: Ground, request: Request, living: number): Refusal | undefined {
  if (request.role !== 'create' || ground.quota === undefined) return undefined
  return living >= ground.quota ? { trigger: 'quota' } : undefined
}

function create(of: Prepared, request: Request, { store, ids }: Ground) {
  const input = merged(of.defaults, declared(of.operation, request.input))
  const chosen = of.lifeCycle?.id.from === 'input' ? valueAt(input, of.lifeCycle.id.path) : undefined
  const id = typeof chosen === 'string' ? chosen : ids.resource()
  return store.create({ id, account: request.account, foreign: false, created: request.now, input })
}

/** The part of an input that the spec knows; a reference to the resource itself is no property of it. */
function declared(operation: Operation, input: JsonObject): JsonObject {
  const names = new Set(
    operation.parameters.filter((parameter) => parameter.refers === undefined).map((parameter) => parameter.name),
  )
  return Object.fromEntries(Object.entries(input).filter(([name]) => names.has(name)))
}

function defaultsOf(parameters: readonly Parameter[]): JsonObject {
  return Object.fromEntries(
    parameters.flatMap((parameter): readonly (readonly [string, Json])[] => {
      if (parameter.properties !== undefined) {
        const inner = defaultsOf(parameter.properties)
        return Object.keys(inner).length === 0 ? [] : [[parameter.name, inner]]
      }
      return parameter.default === undefined || parameter.default === null ? [] : [[parameter.name, parameter.default]]
    }),
  )
}
