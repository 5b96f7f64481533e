/** The vendors' SDKs as clients of one endpoint, over plain HTTP to loopback. */
import './quiet-log.sample.ts'
import cloudapi from '@alicloud/cloudapi20160714'
import openapiClient from '@alicloud/openapi-client'
import openapiCore from '@alicloud/openapi-core'
import PopCore from '@alicloud/pop-core'
import dara from '@darabonba/typescript'
import { GlobalCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import * as iam from '@huaweicloud/huaweicloud-sdk-iam/v3/public-api.js'

export { cloudapi, iam }

/** The parser that the vendor's SDKs read XML with. */
export const parseXml = (text: string): Fields => dara.XML.parseXml(text, null)

export type AccessKey = {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken?: string
}
type Fields = Readonly<Record<string, unknown>>

/** Signature V1: POST has a form body, GET has all in the query. Gives the parsed body. */
export function popCore(url: string, key: AccessKey, apiVersion: string, method: 'GET' | 'POST' = 'POST') {
  const client = new PopCore({ endpoint: url, apiVersion, ...key })
  return (action: string, parameters: Fields): Promise<Fields> => client.request<Fields>(action, parameters, { method })
}

const plain = (host: string, key: AccessKey) => ({ ...key, endpoint: host, protocol: 'HTTP', regionId: 'cn-hangzhou' })
const callOf = (action: string, version: string) => ({
  action,
  version,
  protocol: 'HTTP',
  pathname: '/',
  method: 'POST',
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'formData',
  bodyType: 'json',
})

export type GenericReply = {
  readonly statusCode: number
  readonly body: Fields
  /** The body as it came, for XML. */
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

function replyFrom(reply: Fields): GenericReply {
  const { statusCode, body, headers } = reply
  return {
    statusCode: Number(statusCode),
    body: fieldsOf(body),
    text: typeof body === 'string' ? body : '',
    headers: Object.fromEntries(Object.entries(fieldsOf(headers)).map(([name, value]) => [name, String(value)])),
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Signature V3, the newer generic client. `headers` replace its own, such as `accept`; XML comes back as text. */
export function openApiCore(host: string, key: AccessKey, version: string) {
  const { $OpenApiUtil, default: Client } = openapiCore
  const client = new Client(new $OpenApiUtil.Config(plain(host, key)))
  return async (
    action: string,
    query: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GenericReply> => {
    const bodyType = headers['accept']?.includes('xml') === true ? 'string' : 'json'
    const reply = await client.callApi(
      new $OpenApiUtil.Params({ ...callOf(action, version), bodyType }),
      new $OpenApiUtil.OpenApiRequest({ query, headers }),
      new dara.RuntimeOptions({}),
    )
    return replyFrom(reply)
  }
}

/** The older generic client; with `v2` it sends signature V1 in the query of a POST. */
export function openApiClient(host: string, key: AccessKey, version: string, signatureAlgorithm?: 'v2') {
  const client = new openapiClient.default(
    new openapiClient.Config({
      ...plain(host, key),
      ...(signatureAlgorithm === undefined ? {} : { signatureAlgorithm }),
    }),
  )
  return async (action: string, query: Readonly<Record<string, string>>): Promise<GenericReply> => {
    const reply = await client.callApi(
      new openapiClient.Params(callOf(action, version)),
      new openapiClient.OpenApiRequest({ query }),
      new dara.RuntimeOptions({}),
    )
    return replyFrom(reply)
  }
}

/** The product SDK of API Gateway, which also checks the types of what comes back. */
export function apiGateway(host: string, key: AccessKey) {
  return new cloudapi.default(new openapiCore.$OpenApiUtil.Config(plain(host, key)))
}

type SdkRequest = Awaited<ReturnType<GlobalCredentials['processAuthRequest']>>

/** Sends a token in place of a signature, which the SDK has no credentials for. */
class TokenCredentials extends GlobalCredentials {
  private readonly token: string

  constructor(token: string) {
    super({})
    this.token = token
  }

  override async processAuthRequest(_host: unknown, request: SdkRequest): Promise<SdkRequest> {
    request.headers = { ...request.headers, 'X-Auth-Token': this.token }
    return request
  }
}

/** The product SDK of IAM, by access key or by token. */
export function iamClient(
  url: string,
  by: AccessKey | { readonly token: string },
  domainId = 'd78cbac186b744899480f25bd0000000',
) {
  const credentials =
    'token' in by
      ? new TokenCredentials(by.token)
      : new GlobalCredentials({}).withAk(by.accessKeyId).withSk(by.accessKeySecret).withDomainId(domainId)
  return iam.IamClient.newBuilder().withCredential(credentials).withEndpoint(url).build()
}
