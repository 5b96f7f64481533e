/** Server side of aliyun-rpc: what a request asks for, and what is wrong with it before its parameters are looked at. */
import type { WireRequest } from '../../model/exchange.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import { verifyAny } from '../authentication/index.ts'
import type { Pair } from '../draft.ts'
import { incomingFrom, type Incoming } from '../incoming.ts'
import type { Received, ServerContext, WireFault } from '../protocol.ts'
import { unflatten } from './parameters.ts'

const common: ReadonlySet<string> = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureNonce',
  'SignatureVersion',
  'SignatureType',
  'SecurityToken',
  'Timestamp',
])

/**
 * Reads a request. Query, form, and a mix of both are taken, action and version also from `x-acs-` headers.
 * Order of faults: operation, version, method, format, clock, key, signature, nonce. Never throws.
 */
export function receiveRpc(request: WireRequest, context: ServerContext): Received {
  const incoming = incomingFrom(request)
  const { spec } = context
  const names = new Map<string, string>()
  const pairs: Pair[] = []
  for (const { name, value } of [...incoming.query, ...incoming.form]) {
    if (common.has(name)) names.set(name, value)
    else pairs.push([name, value])
  }
  const action = names.get('Action') ?? incoming.headers['x-acs-action']
  const operation = spec.operations.find(({ name }) => name === action)
  const asked = askedFormat(incoming, names.get('Format'))
  const { scheme, identity, faults } = verifyAny(incoming, context)
  return {
    ...(operation === undefined ? {} : { operation }),
    input: unflatten(pairs, operation?.parameters ?? []),
    // XML is the documented default.
    format: asked === 'json' ? 'json' : 'xml',
    formatAsked: asked !== 'nothing',
    encoding: encodingOf(incoming),
    ...(scheme === undefined ? {} : { scheme }),
    ...(identity === undefined ? {} : { identity }),
    faults: [
      ...operationFaults(action, operation, incoming.method),
      ...versionFaults(spec, names.get('Version') ?? incoming.headers['x-acs-version']),
      ...(asked === 'unknown' ? [{ trigger: 'unknown-format', parameter: 'Format' } as const] : []),
      ...faults,
    ],
  }
}

function operationFaults(
  action: string | undefined,
  operation: Operation | undefined,
  method: string,
): readonly WireFault[] {
  if (action === undefined) return [{ trigger: 'missing-operation', parameter: 'Action' }]
  if (operation === undefined) return [{ trigger: 'unknown-operation', parameter: 'Action', detail: action }]
  const allowed = operation.method === method || operation.methods.includes(method)
  return allowed ? [] : [{ trigger: 'wrong-method' }]
}

function versionFaults(spec: Spec, version: string | undefined): readonly WireFault[] {
  if (spec.version === undefined || version === spec.version) return []
  return [{ trigger: version === undefined ? 'missing-version' : 'unknown-version', parameter: 'Version' }]
}

function encodingOf({ query, form }: Incoming): 'query' | 'form' | 'both' {
  return form.length === 0 ? 'query' : query.length === 0 ? 'form' : 'both'
}

/** What the parameter says, else what a V3 call accepts. */
function askedFormat({ headers }: Incoming, parameter: string | undefined): 'json' | 'xml' | 'unknown' | 'nothing' {
  if (parameter !== undefined) {
    const format = parameter.toLowerCase()
    return format === 'json' || format === 'xml' ? format : 'unknown'
  }
  const accept = headers['x-acs-signature-nonce'] === undefined ? '' : (headers['accept'] ?? '')
  return /\bjson\b/i.test(accept) ? 'json' : /\bxml\b/i.test(accept) ? 'xml' : 'nothing'
}
