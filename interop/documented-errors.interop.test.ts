/**
 * Every error that a spec documents, as the protocol writes it, becomes the right error object of every SDK: also
 * those that no request can provoke.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WireResponse } from '../model/exchange.ts'
import type { ErrorPromise, Operation, Spec } from '../model/spec.ts'
import { protocolNamed } from '../protocols/index.ts'
import { iam, iamClient, openApiClient, openApiCore, popCore } from './sdk.sample.ts'
import { accessKey, errorOf, record, specNamed } from './served.sample.ts'
import type { Recorder } from './served.sample.ts'

const requestId = '2C7D722D-0F3D-4415-A9CD-A464D82C5FB4'
let recorder: Recorder
let answer: WireResponse

beforeAll(async () => {
  recorder = await record(() => answer)
})
afterAll(() => recorder.close())

type Documented = {
  readonly operation: Operation
  readonly error: ErrorPromise
  readonly status: number
  readonly code: string | undefined
  readonly message: string
}

const filled = (template: string): string =>
  template.replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
    name === 'parameter' ? 'GroupName' : name === '*' ? 'anything <at> "all" & \'more\'' : 'x',
  )

/** Where the documents promise no code, an RPC service still has one, and the identity service has its status. */
function codeOf(spec: Spec, error: ErrorPromise): string | undefined {
  if (error.code === undefined) return spec.protocol === 'aliyun-rpc' ? 'Refused' : undefined
  return filled(error.code).replaceAll(/[^\w.]/g, '')
}

function documented(spec: Spec): readonly Documented[] {
  return spec.operations.flatMap((operation) =>
    [...operation.errors, ...spec.errors].flatMap((error) =>
      error.status.map((status) => ({
        operation,
        error,
        status,
        code: codeOf(spec, error),
        message: filled(error.message?.[0] ?? 'It failed.'),
      })),
    ),
  )
}

function written(
  spec: Spec,
  { operation, error, status, code, message }: Documented,
  format: 'json' | 'xml',
): WireResponse {
  const protocol = protocolNamed(spec.protocol)
  if (protocol === undefined) throw new Error(`no ${spec.protocol}`)
  return protocol.respond(
    spec,
    {
      kind: 'error',
      operation,
      status,
      ...(code === undefined ? {} : { code }),
      message,
      requestId,
      trigger: error.when,
    },
    format,
    recorder.host,
  )
}

const mqtt = await specNamed('alibaba-mqtt')
const gateway = await specNamed('alibaba-apigateway')
const identity = await specNamed('huawei-iam')

describe.each([
  ['alibaba-mqtt', mqtt, 50],
  ['alibaba-apigateway', gateway, 100],
])('%s', (_, spec, least) => {
  const all = documented(spec)
  const version = spec.version ?? ''

  test('documents errors', () => {
    expect(all.length).toBeGreaterThan(least)
  })

  test('pop-core reads code and message', async () => {
    const call = popCore(recorder.url, accessKey(), version)
    for (const one of all) {
      answer = written(spec, one, 'json')
      const error = await errorOf(call(one.operation.name, {}))
      expect(error).toMatchObject({
        code: one.code,
        data: { Code: one.code, Message: one.message, RequestId: requestId },
      })
    }
  })

  test.each(['json', 'xml'] as const)(
    'openapi-core reads status, code, message and request id from %s',
    async (format) => {
      const call = openApiCore(recorder.host, accessKey(), version)
      for (const one of all) {
        answer = written(spec, one, format)
        const error = await errorOf(call(one.operation.name, {}))
        const kind =
          one.code?.includes('Throttling') === true
            ? 'ThrottlingError'
            : one.status < 500
              ? 'ClientError'
              : 'ServerError'
        expect(error).toMatchObject({
          kind,
          code: one.code,
          statusCode: one.status,
          requestId,
          data: { Message: one.message },
        })
      }
    },
  )

  test('openapi-client reads status, code and message', async () => {
    const call = openApiClient(recorder.host, accessKey(), version)
    for (const one of all) {
      answer = written(spec, one, 'json')
      expect(await errorOf(call(one.operation.name, {}))).toMatchObject({
        code: one.code,
        data: { statusCode: one.status, Message: one.message },
      })
    }
  })
})

describe('huawei-iam', () => {
  const all = documented(identity)

  test('documents errors', () => {
    expect(all.length).toBeGreaterThan(20)
  })

  test('the SDK reads status and message, and the code where there is one', async () => {
    const client = iamClient(recorder.url, { token: 'any' })
    for (const one of all) {
      answer = written(identity, one, 'json')
      const error = await errorOf(client.keystoneListGroups(new iam.KeystoneListGroupsRequest()))
      const kind = one.status < 500 ? 'ClientRequestException' : 'ServerResponseException'
      expect(error).toMatchObject({ kind, httpStatusCode: one.status, errorMsg: one.message })
    }
  })
})
