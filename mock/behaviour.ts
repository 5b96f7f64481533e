/**
 * How the mock behaves, as a record of small functions. The conforming one is interpreted from the spec; a variation
 * wraps some of them legally, a mutant wraps one of them so that exactly one promise is broken.
 *
 * Nothing here knows a wire format: protocols read the request and write the answer.
 */
import type { Identity } from '../model/case.ts'
import type { WireRequest, WireResponse } from '../model/exchange.ts'
import type { Json, JsonObject } from '../model/json.ts'
import type { Operation, Trigger } from '../model/spec.ts'
import type { Answer, Received, WireFault } from '../protocols/protocol.ts'
import type { Resource } from './store.ts'
import type { Broken } from './validity/broken.ts'

/** A request that the protocol could read, on its way through the mock. */
export type Request = {
  readonly wire: WireRequest
  readonly received: Received
  readonly operation: Operation
  readonly role: Role | undefined
  readonly input: JsonObject
  readonly identity: Identity
  /** Names belong to an account; the unprivileged identity shares that of the main one. */
  readonly account: string
  readonly requestId: string
  /** Counts from 1 over all requests of the service. */
  readonly sequence: number
  /** Milliseconds since 1970. */
  readonly now: number
}

export type Role = 'create' | 'list' | 'show' | 'update' | 'delete'

/** Why a request is refused. */
export type Refusal = {
  readonly trigger: Trigger
  /** Names of errors of the spec that may answer, the likeliest first; without any, the trigger decides. */
  readonly errors?: readonly string[]
  readonly parameter?: string
  readonly value?: Json
  readonly detail?: string
}

/** One page of a list. */
export type Page = {
  readonly resources: readonly Resource[]
  readonly number: number
  readonly size: number
  readonly total: number
}

/** What a success is about. */
export type Outcome = { readonly resource?: Resource; readonly page?: Page }

export type ErrorAnswer = Extract<Answer, { readonly kind: 'error' }>

export type Behaviour = {
  /** Milliseconds to wait before looking at a request. */
  delay(sequence: number): number
  requestId(): string
  /** The faults of the protocol that count, in the order in which they are answered. */
  faults(received: Received, wire: WireRequest): readonly WireFault[]
  identify(received: Received): Identity
  /** What the service makes of the parameters before it judges them. */
  understand(request: Request): JsonObject
  /** Broken constraints, absent parameters first. */
  validate(request: Request): readonly Broken[]
  /** The error for what is broken, or undefined when nothing is. */
  refuseBroken(request: Request, broken: readonly Broken[]): Refusal | undefined
  /** Settings and resources that the request names must exist. */
  refer(request: Request): Refusal | undefined
  authorise(request: Request): Refusal | undefined
  unique(request: Request): Refusal | undefined
  /** `living` is how many resources of the account count. */
  quota(request: Request, living: number): Refusal | undefined
  /** Time between the checks and the write; undefined keeps the two one step. */
  pause(request: Request): Promise<void> | undefined
  /** The resource that a show, update or delete names. */
  find(request: Request): Resource | undefined
  /** All that exists and that the caller's names could clash with. */
  everything(request: Request): readonly Resource[]
  create(request: Request): Resource
  update(request: Request, resource: Resource): Resource
  remove(request: Request, resource: Resource): void
  /** Puts a resource back as it is given; a conforming service never needs it. */
  restore(request: Request, resource: Resource): void
  list(request: Request): Page
  /** Told of each refusal; a conforming service does nothing about it. */
  refused(request: Request, refusal: Refusal): void
  body(request: Request, outcome: Outcome): JsonObject | undefined
  /** The status of success. */
  status(request: Request): number
  error(refusal: Refusal, about: { readonly operation?: Operation; readonly requestId: string }): ErrorAnswer
  /** The last word about an answer before it is written; `request` is absent when the protocol refused it. */
  answer(answer: Answer, received: Received): Answer
  respond(answer: Answer, received: Received, host: string): WireResponse
}

export type Wrap = (behaviour: Behaviour) => Behaviour

export type { Answer, Broken, Received, WireFault }
