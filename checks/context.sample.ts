/** A small made-up service for the tests of this folder. */
import type { Expectation } from '../model/case.ts'
import type { Reply } from '../model/exchange.ts'
import type { JsonObject } from '../model/json.ts'
import type { CommonPromise, ErrorPromise, Operation, Parameter, ResponseField, Spec } from '../model/spec.ts'
import type { Context } from './look.ts'

const at = { file: 'shop.yaml', line: 1, column: 1 }

export function parameter(path: string, more: Partial<Parameter> = {}): Parameter {
  const name = path.split('.').at(-1) ?? path
  return {
    name,
    path,
    in: 'body',
    type: 'string',
    nullable: false,
    required: true,
    unique: false,
    refused: [],
    absent: [],
    level: 'must',
    cite: {},
    at,
    places: {},
    ...more,
  }
}

export function field(path: string, more: Partial<ResponseField> = {}): ResponseField {
  return {
    name: path.split('.').at(-1) ?? path,
    path,
    type: 'string',
    nullable: false,
    optional: false,
    level: 'must',
    cite: [],
    at,
    ...more,
  }
}

export function error(name: string, more: Partial<ErrorPromise> = {}): ErrorPromise {
  return { name, code: name, status: [400], when: 'invalid', each: 'operation', level: 'must', cite: [], at, ...more }
}

export function promise(name: CommonPromise['promise'], more: Partial<CommonPromise> = {}): CommonPromise {
  return { promise: name, statement: '', level: 'must', cite: [], at, ...more }
}

const operation: Operation = {
  name: 'CreateShelf',
  method: 'POST',
  methods: ['POST'],
  path: '/shelves',
  parameters: [
    parameter('shelf', {
      type: 'object',
      properties: [parameter('shelf.name'), parameter('shelf.size', { type: 'integer' })],
    }),
  ],
  success: {
    status: 201,
    fields: [
      field('shelf', { type: 'object', properties: [field('shelf.id'), field('shelf.name', { echo: 'shelf.name' })] }),
    ],
    cite: [],
    at,
  },
  errors: [],
  open: [],
  cite: [],
  at,
}

const spec: Spec = {
  file: 'shop.yaml',
  hash: '',
  service: 'shop',
  title: 'Shop',
  protocol: 'rest-json',
  endpoint: 'https://shop.example',
  authentication: [],
  sources: {},
  settings: {},
  limits: {},
  envelopes: [
    {
      name: 'plain',
      code: '/error/code',
      message: '/error/message',
      fields: { '/error/code': 'string', '/error/message': 'string' },
    },
  ],
  operations: [operation],
  errors: [],
  common: [],
  disputes: [],
  untestable: [],
}

export type Changes = {
  readonly spec?: Partial<Spec>
  readonly operation?: Partial<Operation>
  readonly input?: JsonObject
  readonly expect?: readonly Expectation[]
  readonly fault?: string
  readonly context?: Partial<Context>
}

/** A context for a create of the shelf `red`, changed as told. */
export function contextWith(changes: Changes = {}): Context {
  return {
    spec: { ...spec, ...changes.spec },
    operation: { ...operation, ...changes.operation },
    case: {
      id: 'shop/CreateShelf/success#1',
      operation: 'CreateShelf',
      purpose: 'accept',
      input: changes.input ?? { shelf: { name: 'red', size: 3 } },
      variation: {},
      expect: changes.expect ?? [],
      ...(changes.fault === undefined ? {} : { fault: { clause: `shop/CreateShelf/${changes.fault}`, class: 'any' } }),
    },
    seenRequestIds: new Set(),
    formatAsked: 'json',
    ...changes.context,
  }
}

/** The right answer to it, changed as told. */
export function replyWith(changes: Partial<Reply> = {}): Reply {
  return {
    status: 201,
    headers: { 'content-type': 'application/json' },
    format: 'json',
    body: { shelf: { id: 'a1', name: 'red' } },
    requestId: 'R1',
    ...changes,
  }
}

/** An error answer in the plain envelope. */
export function errorReply(status: number, code?: string, message?: string): Reply {
  const parts = { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) }
  return replyWith({ status, body: { error: parts }, error: { envelope: 'plain', ...parts } })
}
