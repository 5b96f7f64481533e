/** Small made-up specs that the contract test runs each protocol with. Only tests use them. */
import type { Authentication, Envelope, Operation, Parameter, ResponseField, Spec } from '../../model/spec.ts'

const at = { file: 'contract.yaml', line: 1, column: 1 }

function parameter(name: string, given: Partial<Parameter> = {}): Parameter {
  return {
    name,
    path: name,
    in: 'query',
    type: 'string',
    nullable: false,
    required: false,
    unique: false,
    refused: [],
    absent: [],
    level: 'must',
    cite: {},
    at,
    places: {},
    ...given,
  }
}

function field(name: string, type: ResponseField['type'], given: Partial<ResponseField> = {}): ResponseField {
  return { name, path: name, type, nullable: false, optional: true, level: 'must', cite: [], at, ...given }
}

function operation(name: string, given: Partial<Operation>): Operation {
  return {
    name,
    method: 'POST',
    methods: ['POST'],
    path: '/',
    parameters: [],
    success: { status: 200, fields: [], cite: [], at },
    errors: [],
    open: [],
    cite: [],
    at,
    ...given,
  }
}

function specWith(given: Partial<Spec> & Pick<Spec, 'protocol' | 'authentication' | 'envelopes' | 'operations'>): Spec {
  return {
    file: 'contract.yaml',
    hash: '',
    service: 'contract',
    title: 'Contract',
    endpoint: 'https://contract.example.com',
    sources: {},
    settings: {},
    limits: {},
    errors: [],
    common: [],
    disputes: [],
    untestable: [],
    ...given,
  }
}

const tag = parameter('Tag', {
  type: 'array',
  items: parameter('Tag', { type: 'object', properties: [parameter('Key'), parameter('Value')] }),
})

const thingFields: readonly ResponseField[] = [
  field('RequestId', 'string'),
  field('ThingId', 'string'),
  field('Count', 'integer'),
  field('Live', 'boolean'),
  field('Note', 'string'),
  field('Things', 'array', {
    items: field('Things', 'object', { properties: [field('Id', 'string'), field('Size', 'integer')] }),
  }),
  field('Box', 'object', {
    properties: [field('Inner', 'array', { optional: false, items: field('Inner', 'string') })],
  }),
]

const gateway: Envelope = {
  name: 'gateway',
  code: '/Code',
  message: '/Message',
  requestId: '/RequestId',
  fields: { '/RequestId': 'string', '/HostId': 'string', '/Code': 'string', '/Message': 'string' },
}

/** For aliyun-rpc: every type of parameter, one operation that only takes POST and one that takes both. */
export const rpcSpec: Spec = specWith({
  protocol: 'aliyun-rpc',
  version: '2024-01-02',
  authentication: [{ scheme: 'acs3-hmac-sha256' }, { scheme: 'rpc-v1' }],
  envelopes: [gateway],
  operations: [
    operation('CreateThing', {
      parameters: [
        parameter('Name', { required: true }),
        parameter('Size', { type: 'integer' }),
        parameter('On', { type: 'boolean' }),
        parameter('Label', { type: 'array', items: parameter('Label') }),
        parameter('Owner', { type: 'object', properties: [parameter('Id'), parameter('Age', { type: 'integer' })] }),
        tag,
      ],
      success: { status: 200, fields: thingFields, cite: [], at },
    }),
    operation('ListThings', {
      methods: ['POST', 'GET'],
      parameters: [parameter('Name')],
      success: { status: 200, fields: thingFields, cite: [], at },
    }),
  ],
})

const envelopes: readonly Envelope[] = [
  {
    name: 'identity',
    code: '/error/code',
    message: '/error/message',
    fields: { '/error/code': 'integer', '/error/message': 'string', '/error/title': 'string' },
  },
  {
    name: 'gateway',
    code: '/error_code',
    message: '/error_msg',
    requestId: '/request_id',
    fields: { '/error_code': 'string', '/error_msg': 'string', '/request_id': 'string' },
  },
  {
    name: 'product',
    code: '/error_code',
    message: '/error_msg',
    fields: { '/error_code': 'string', '/error_msg': 'string' },
  },
]

const thing = parameter('thing', {
  in: 'body',
  type: 'object',
  properties: [parameter('name', { in: 'body' }), parameter('size', { in: 'body', type: 'integer' })],
})
const thingId = parameter('thing_id', { in: 'path', required: true })

/** For rest-json: parameters in all four places, and a reply without a body. */
export function restSpec(authentication: readonly Authentication[]): Spec {
  return specWith({
    protocol: 'rest-json',
    authentication,
    envelopes,
    operations: [
      operation('CreateThing', {
        path: '/v1/things',
        parameters: [thing, parameter('dry', { type: 'boolean' })],
        success: {
          status: 201,
          fields: [field('thing', 'object', { properties: [field('id', 'string')] })],
          cite: [],
          at,
        },
      }),
      operation('ListThings', {
        method: 'GET',
        methods: ['GET'],
        path: '/v1/things',
        parameters: [
          parameter('name'),
          parameter('limit', { type: 'integer' }),
          parameter('field', { type: 'array', items: parameter('field') }),
          parameter('X-Trace', { in: 'header' }),
        ],
        success: { status: 200, fields: [field('things', 'array')], cite: [], at },
      }),
      operation('RenameThing', {
        method: 'PATCH',
        methods: ['PATCH'],
        path: '/v1/things/{thing_id}',
        parameters: [
          thingId,
          thing,
          parameter('Content-Type', { in: 'header', required: true, values: ['application/json;charset=utf8'] }),
        ],
      }),
      operation('DeleteThing', {
        method: 'DELETE',
        methods: ['DELETE'],
        path: '/v1/things/{thing_id}',
        parameters: [thingId],
        success: { status: 204, fields: [], cite: [], at },
      }),
    ],
  })
}
