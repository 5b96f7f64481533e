/** For tests of what becomes of evidence: clauses, cases and exchanges of examples/bookshelf.yaml, without a server. */
import type { Case, Expectation } from '../../model/case.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import type { Reply } from '../../model/exchange.ts'
import type { Finding } from '../../model/verdict.ts'
import type { Exchange } from '../calls/session.ts'
import { specAt } from '../served.sample.ts'
import { operationNamed } from '../resources/lifecycle.ts'

export const spec = await specAt('examples/bookshelf.yaml')
const create = operationNamed(spec, 'CreateBook')
if (create === undefined) throw new Error('the example has no CreateBook')
const operation = create

export function idOf(name: string): ClauseId {
  return clauseId(spec.service, operation.name, name)
}

export function clauseOf(name: string, needs: readonly ClauseId[] = []): Clause {
  const at = { file: spec.file, line: 1, column: 1 }
  const statement = `${name} holds.`
  const { service } = spec
  return {
    id: idOf(name),
    service,
    operation: operation.name,
    name,
    kind: 'success',
    level: 'must',
    statement,
    cites: [],
    at,
    needs,
  }
}

/** A refusal, made for one clause, that the named errors may answer. */
export function refusalOf(name: string, errors: readonly string[] = []): Case {
  const expect: readonly Expectation[] = [
    { kind: 'refused', clause: idOf(name), errors },
    ...errors.map((error): Expectation => ({ kind: 'error', clause: idOf(`error.${error}`), error })),
  ]
  const fault = { clause: idOf(name), class: 'one-wrong' }
  return {
    id: `${idOf(name)}#one-wrong`,
    operation: operation.name,
    purpose: 'refuse',
    input: {},
    variation: {},
    expect,
    fault,
  }
}

export function findingOf(name: string, check: string): Finding {
  return { clause: idOf(name), check, expected: 'this', actual: 'that' }
}

export function replyOf(status: number, headers: Readonly<Record<string, string>> = {}, code?: string): Reply {
  return { status, headers, format: 'empty', ...(code === undefined ? {} : { error: { envelope: 'error', code } }) }
}

/** An answered call; nothing in it matters to who counts it but the number of attempts. */
export function exchangeOf(attempts = 1): Exchange {
  const timing = { at: 0, took: 1 }
  const ask = { operation, input: {}, variation: {} }
  return {
    ...ask,
    purpose: 'judge',
    call: { ...ask, spec, baseUrl: 'http://127.0.0.1:1', settings: {}, now: 0, nonce: '' },
    request: { method: 'POST', url: 'http://127.0.0.1:1/', headers: [] },
    delivery: { kind: 'response', response: { status: 200, headers: [], body: new Uint8Array() }, timing },
    reply: replyOf(200),
    outcome: 'answered',
    attempts,
    doubtful: false,
  }
}
