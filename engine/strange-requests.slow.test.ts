/**
 * Half characters and bytes that are no UTF-8 go out as they are, by the real sender to the mock; what comes of them is
 * recorded, can be replayed, and breaks no report.
 */
import { describe, expect, test } from 'vitest'
import type { Case } from '../model/case.ts'
import type { ClauseId } from '../model/clause.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import type { StoredExchange, WireRequest } from '../model/exchange.ts'
import { runForm } from '../model/run-file.ts'
import type { Run } from '../model/run.ts'
import type { Counterexample } from '../model/verdict.ts'
import { finalReport } from '../reports/console/report.ts'
import { formats } from '../reports/index.ts'
import { replay } from './replay.ts'
import { run, type Job } from './run.ts'
import { serve, specAt } from './served.sample.ts'

const odd = ['bytes-beyond-utf-8', 'half-characters']

/** A job that notes what it puts on the wire, in Latin-1: a character for each byte. */
function noting({ plan, setup }: Job, sent: string[]): Job {
  const { encode } = setup.protocol
  const note = (request: WireRequest): WireRequest => {
    sent.push(`${request.url} ${Buffer.from(request.body ?? []).toString('latin1')}`)
    return request
  }
  return { plan, setup: { ...setup, protocol: { ...setup.protocol, encode: (call) => note(encode(call)) } } }
}

async function runWith(file: string, vary: readonly string[], sent: string[]): Promise<Run> {
  const served = await serve(await specAt(file), { vary })
  const { signal } = new AbortController()
  const options = { version: '0.0.0', seed: 1, examples: 1, now: () => 0, emit: () => undefined, signal }
  try {
    const result = await run([noting(served.job({ examples: 1 }), sent)], options)
    expect(served.names()).toEqual([])
    return result
  } finally {
    await served.close()
  }
}

/** Every form of the run is text that any program can read, and the one for programs gives back what went in. */
function expectTold(result: Run): void {
  expect(runForm.faults(result)).toEqual([])
  for (const format of formats) {
    const text = format.render(result, {})
    expect(text, format.name).not.toMatch(/\p{Cs}/u)
    if (format.name === 'json') expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(result)))
  }
  const lines = finalReport(result, { colour: false, width: 100, context: () => ({}) }).join('\n')
  expect(lines).not.toMatch(/[\p{Cs}]|[^\P{Cc}\n]/u)
}

const rpc = [/%FF/, /%ED%A0%80/]
const json = [/"description":"[^"]*\u00ff/, /"description":"[^"]*\\ud800/]

describe.each([
  ['alibaba-mqtt', rpc, 'CreateGroupId/GroupId.alphabet', { GroupId: 'GID_a\udcff\ud800b' }],
  [
    'alibaba-apigateway',
    rpc,
    'CreateApiGroup/Description.length.max',
    { GroupName: 'name1', Description: '\udcff\ud800' },
  ],
  [
    'huawei-iam',
    json,
    'KeystoneCreateGroup/group.description.length.max',
    { group: { name: 'n', description: '\udcff\ud800' } },
  ],
] as const)('%s', (name, bytes, clauseName, input) => {
  const file = `specs/${name}.yaml`

  test.each(['as it is', 'varied'])('asks about them, and records what comes, %s', async (way) => {
    const { operations } = await specAt(file)
    const asked = operations.flatMap(({ open }) => open.map((question) => question.name))
    const vary = way === 'varied' ? odd.filter((question) => asked.includes(question)) : []
    const sent: string[] = []
    const result = await runWith(file, vary, sent)
    for (const pattern of bytes)
      expect(
        sent.some((request) => pattern.test(request)),
        String(pattern),
      ).toBe(true)
    const [service] = result.services
    expect(service?.counts).toMatchObject({ fail: 0, inconclusive: 0 })
    const seen = service?.observations.filter(({ question }) => odd.includes(question)).flatMap((one) => one.seen) ?? []
    expect(seen.length).toBeGreaterThan(1)
    expect(
      seen.map(({ answer }) => answer).filter((answer) => !/^(accepted|refused, status 400)/.test(answer)),
    ).toEqual([])
    if (vary.length > 0) expect(seen.map(({ answer }) => answer)).toContain('accepted')
    expectTold(result)
  })

  test('replays a request that holds them, and tells of it', async () => {
    const served = await serve(await specAt(file))
    const sent: string[] = []
    const id: ClauseId = `${name}/${clauseName}`
    const { plan, setup } = noting(served.job({ only: [id] }), sent)
    const clause = clausesOf(plan.spec, setup.protocol).find((one) => one.id === id)
    if (clause === undefined) throw new Error(`no clause ${id}`)
    const planned: Case = {
      id: `${id}#odd`,
      operation: clause.operation,
      purpose: 'accept',
      input: { ...plan.fresh(operationOf(plan.spec.operations, clause.operation), 'minimal').input, ...input },
      variation: {},
      expect: [{ kind: 'accepted', clause: id, status: clause.service === 'huawei-iam' ? 201 : 200 }],
      packs: [],
    }
    const exchange: StoredExchange = { request: { method: 'GET', url: '/', headers: [] }, took: 0, curl: '' }
    const example: Counterexample = JSON.parse(JSON.stringify({ case: planned, exchange, shrunk: 0 }))
    const replayed = await replay(plan, setup, clause, example, 1)
    await served.close()
    expect(sent.filter((request) => bytes[0]?.test(request)).length).toBeGreaterThan(0)
    expect(replayed.exchange?.curl).toMatch(/%FF|\\377/)
    if (replayed.exchange === undefined) throw new Error('nothing was sent')
    const whole = await runWith(file, [], [])
    const broken = { ...example, exchange: replayed.exchange }
    const findings = [{ clause: id, check: 'accepted', expected: 'accepted', actual: 'half \ud800 of it' }] as const
    const verdict = { kind: 'fail', findings, example: broken, broken: { times: 1, of: 1 } } as const
    expectTold({
      ...whole,
      services: whole.services.map((service) => ({
        ...service,
        clauses: service.clauses.map((one) =>
          one.id === id ? { ...one, verdict, sample: replayed.exchange ?? exchange } : one,
        ),
      })),
    })
  })
})

function operationOf<T extends { readonly name: string }>(operations: readonly T[], name: string): T {
  const found = operations.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no operation ${name}`)
  return found
}
