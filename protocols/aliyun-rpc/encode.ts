/**
 * Client side of aliyun-rpc: a call becomes a signed request to `/`.
 *
 * With V1, action, version and format are parameters; with V3, headers. All parameters go into the query, also of a
 * POST, as the vendor's SDKs send them, unless a form is asked for.
 */
import type { WireRequest } from '../../model/exchange.ts'
import { schemeFor } from '../authentication/index.ts'
import type { Draft, Pair } from '../draft.ts'
import type { Call } from '../protocol.ts'
import { baseOf, requireCarried, signedRequest } from '../request.ts'
import { flatten } from './parameters.ts'
import { foreignMethod, rpcTriggersOf } from './triggers.ts'

/** Builds and signs; with `shown`, the signature is that text. Throws when the call cannot carry its fault. */
export function encodeRpc(call: Call, shown?: string): WireRequest {
  requireCarried(call, rpcTriggersOf)
  const { variation } = call
  const signer = schemeFor(call, variation.fault === 'unknown-format' ? 'rpc-v1' : undefined)
  const isV1 = signer.scheme.scheme === 'rpc-v1'
  const base = baseOf(call.baseUrl)
  const parameters = isV1 ? [...namesV1(call), ...flatten(call.input)] : flatten(call.input)
  const headers = isV1 ? [] : headersV3(call)
  // A wrong method is GET where only POST is allowed: a form would be lost with it.
  const isForm = variation.encoding === 'form' && variation.fault !== 'wrong-method'
  const draft: Draft = {
    method:
      variation.fault === 'wrong-method' ? foreignMethod(call.operation) : (variation.method ?? call.operation.method),
    origin: base.origin,
    host: base.host,
    path: `${base.prefix}/`,
    query: isForm ? [] : parameters,
    ...(isForm ? { form: parameters } : {}),
    headers: isForm ? [...headers, ['content-type', 'application/x-www-form-urlencoded']] : headers,
  }
  return signedRequest(call, draft, signer, shown)
}

/** The operation's name as sent, or undefined when it is to be missing. */
function actionOf({ operation, variation }: Call): string | undefined {
  if (variation.fault === 'missing-operation') return undefined
  return variation.fault === 'unknown-operation' ? 'NoSuchOperation' : operation.name
}

function versionOf({ spec, variation }: Call): string | undefined {
  if (variation.fault === 'missing-version') return undefined
  return variation.fault === 'unknown-version' ? '1999-01-01' : spec.version
}

function namesV1(call: Call): readonly Pair[] {
  return present([
    ['Action', actionOf(call)],
    ['Version', versionOf(call)],
    ['Format', formatV1(call)],
  ])
}

function formatV1({ variation }: Call): string | undefined {
  if (variation.fault === 'unknown-format') return 'YAML'
  return variation.format === 'none' ? undefined : variation.format === 'xml' ? 'XML' : 'JSON'
}

function headersV3(call: Call): readonly Pair[] {
  const { format } = call.variation
  const accept = format === 'none' ? undefined : format === 'xml' ? 'application/xml' : 'application/json'
  return present([
    ['x-acs-action', actionOf(call)],
    ['x-acs-version', versionOf(call)],
    ['accept', accept],
  ])
}

function present(pairs: readonly (readonly [string, string | undefined])[]): readonly Pair[] {
  return pairs.flatMap(([name, value]): readonly Pair[] => (value === undefined ? [] : [[name, value]]))
}
