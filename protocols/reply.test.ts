/** Replies as captured from services, and as broken services write them. */
import { describe, expect, test } from 'vitest'
import type { Headers, Reply } from '../model/exchange.ts'
import { aliyunRpc } from './aliyun-rpc.ts'
import { restSpec, rpcSpec } from './contract/specs.sample.ts'
import { restJson } from './rest-json.ts'

const spec = restSpec([{ scheme: 'bearer' }])

function rest(status: number, body: string, headers: Headers = [['Content-Type', 'application/json']]): Reply {
  const [operation] = spec.operations
  if (operation === undefined) throw new Error('the sample spec has operations')
  return restJson.decode(spec, operation, { status, headers, body: Buffer.from(body) })
}

const [create] = rpcSpec.operations
const thingId = create?.success.fields.find(({ name }) => name === 'ThingId')
if (create === undefined || thingId === undefined) throw new Error('the sample spec has an operation with fields')

function rpc(status: number, body: string): Reply {
  return aliyunRpc.decode(rpcSpec, create ?? never(), { status, headers: [], body: Buffer.from(body) })
}

function never(): never {
  throw new Error('unreachable')
}

describe('an error', () => {
  test('of a gateway is read alike from JSON and XML, whatever the order of its fields', () => {
    const json = rpc(
      400,
      '{"Message":"Specified parameter Version is not valid.","RequestId":"948256E2","HostId":"ecs.aliyuncs.com","Code":"InvalidVersion"}',
    )
    const xml = rpc(
      400,
      "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>948256E2</RequestId><HostId>ecs.aliyuncs.com</HostId><Code>InvalidVersion</Code><Message>Specified parameter Version is not valid.</Message><Recommend><![CDATA[https://error-center.aliyun.com/status/search?Keyword=InvalidVersion&source=PopGw]]></Recommend></Error>",
    )
    for (const reply of [json, xml]) {
      const error = {
        envelope: 'gateway',
        code: 'InvalidVersion',
        message: 'Specified parameter Version is not valid.',
      }
      expect(reply).toMatchObject({ requestId: '948256E2', error })
    }
    expect(xml.format).toBe('xml')
  })
  test.each([
    [
      '{"error":{"code":409,"message":"taken","title":"Conflict"},"error_code":null,"error_msg":null}',
      { envelope: 'identity', code: '409', message: 'taken' },
    ],
    ['{"error_msg":"no","error_code":"IAM.0011"}', { envelope: 'product', code: 'IAM.0011', message: 'no' }],
    ['{"error_code":"APIGW.0301","request_id":"1"}', { envelope: 'gateway', code: 'APIGW.0301' }],
    ['{"error":{"message":"taken"}}', { envelope: 'identity', message: 'taken' }],
  ])('of one of three families is read, also where a part is missing: %s', (body, error) => {
    expect(rest(409, body).error).toEqual(error)
  })
  test.each(['{}', '[]', '"x"', '{"message":"The method is not allowed."}', '{"error":"x"}'])(
    'in no known envelope is none: %s',
    (body) => {
      expect(rest(405, body).error).toBeUndefined()
    },
  )
  test('inside of a success is seen; the words that stand for success are none', () => {
    expect(rpc(200, '{"Code":"A.B","Message":"m","RequestId":"1"}').error).toMatchObject({ code: 'A.B' })
    expect(rpc(200, '{"Code":"OK","Message":"m","RequestId":"1"}').error).toBeUndefined()
    const fields = ['Code', 'Message'].map((name) => ({ ...thingId, name, path: name }))
    const declaring = { ...create, success: { ...create.success, fields } }
    const body = Buffer.from('{"Code":"A.B","Message":"m"}')
    expect(aliyunRpc.decode(rpcSpec, declaring, { status: 200, headers: [], body }).error).toBeUndefined()
    expect(rest(200, '{"error":{"code":400,"message":"m","title":"t"}}').error).toMatchObject({ message: 'm' })
  })
})

describe('a body', () => {
  test.each([
    ['', 'application/json', { format: 'empty' }],
    ['{"a":1}', 'text/html', { format: 'json', body: { a: 1 } }],
    ['7', 'application/json', { format: 'json', body: 7 }],
    ['<html></html>', 'text/html', { format: 'other', unreadable: 'the body is no JSON: it is text/html' }],
    ['<html></html>', 'application/json', { format: 'json', unreadable: 'the body is not valid JSON' }],
    ['{"a":1,"a":2}', 'application/json', { format: 'json', unreadable: 'an object of the body repeats a key' }],
  ])('%j of type %s is %j', (body, type, expected) => {
    const { status: _, headers: __, ...reply } = rest(200, body, [['content-type', type]])
    expect(reply).toEqual(expected)
  })
  test('that was cut short is not read', () => {
    const [operation] = spec.operations
    const response = { status: 200, headers: [], body: Buffer.from('{}'), truncated: true }
    expect(operation && restJson.decode(spec, operation, response)).toMatchObject({
      unreadable: 'the body was cut short at the limit',
    })
  })
})

test('a request id is found in headers of several names, and repeated headers are joined', () => {
  expect(rest(204, '', [['X-Openstack-Request-Id', 'req-1']]).requestId).toBe('req-1')
  const reply = rest(200, '{}', [
    ['Vary', 'a'],
    ['vary', 'b'],
    ['constructor', 'c'],
    ['__proto__', 'd'],
  ])
  expect(Object.entries(reply.headers)).toEqual([
    ['vary', 'a, b'],
    ['constructor', 'c'],
    ['__proto__', 'd'],
  ])
})
