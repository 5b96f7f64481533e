/**
 * Whatever a target answers can be read, judged and stored: random replies, and real ones of the mock with damage.
 *
 * Some thousands here; `ASSAY_REPLIES=100000` tries as many per service.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../checks/index.ts'
import type { Case } from '../model/case.ts'
import type { WireResponse } from '../model/exchange.ts'
import type { Operation } from '../model/spec.ts'
import { redactor as openRedactor } from '../targets/redaction.ts'
import { stored } from '../targets/stored.ts'
import { runService } from './service-run.ts'
import { serve, specAt } from './served.sample.ts'

type Answered = { readonly operation: Operation; readonly response: WireResponse }

const replies = Number(process.env['ASSAY_REPLIES'] ?? 3000)
const redactor = openRedactor(['a-secret-of-the-test'])
const request = { method: 'POST', url: 'http://127.0.0.1/', headers: [] }

/** Real answers of the mock to a whole run, and the cases that they answer. */
async function answersTo(file: string) {
  const served = await serve(await specAt(file))
  const { plan, setup } = served.job()
  const answers: Answered[] = []
  const noting: typeof setup.protocol = {
    ...setup.protocol,
    decode(spec, operation, response) {
      answers.push({ operation, response })
      return setup.protocol.decode(spec, operation, response)
    },
  }
  await runService(plan, { ...setup, protocol: noting })
  await served.close()
  return { spec: served.spec, protocol: setup.protocol, cases: plan.ladder, answers }
}

const pieces = ['\0', '"', '{', ']', '<', '</', '&#0;', '\\ud800', '__proto__', 'null', '1e999', '天', '-1', '[[[[[[[[']

/** One real answer with bytes cut, put in or flipped, another status, or other headers. */
function damaged(answers: readonly Answered[]): fc.Arbitrary<Answered> {
  const edit = fc.record({ at: fc.nat(4000), cut: fc.nat(40), put: fc.oneof(fc.constantFrom(...pieces), fc.string()) })
  const header = fc.tuple(fc.constantFrom('content-type', 'x-request-id', '__proto__', 'location'), fc.string())
  return fc
    .record({
      answer: fc.constantFrom(...answers),
      edits: fc.array(edit, { maxLength: 4 }),
      bytes: fc.option(fc.uint8Array({ maxLength: 200 }), { freq: 4 }),
      status: fc.option(fc.integer({ min: 100, max: 599 })),
      headers: fc.option(fc.array(header, { maxLength: 3 })),
      truncated: fc.boolean(),
    })
    .map(({ answer, edits, bytes, status, headers, truncated }) => {
      let body = Buffer.from(bytes ?? answer.response.body)
      for (const { at, cut, put } of edits) {
        const from = at % (body.length + 1)
        body = Buffer.concat([body.subarray(0, from), Buffer.from(put), body.subarray(from + cut)])
      }
      const response = {
        ...answer.response,
        status: status ?? answer.response.status,
        headers: headers ?? answer.response.headers,
        body,
        ...(truncated ? { truncated } : {}),
      }
      return { operation: answer.operation, response }
    })
}

describe.each(['alibaba-mqtt', 'alibaba-apigateway', 'huawei-iam'])('%s', (name) => {
  test(`${replies} strange replies are judged without an exception`, { timeout: 1_200_000 }, async () => {
    const { spec, protocol, cases, answers } = await answersTo(`specs/${name}.yaml`)
    const byOperation = (operation: Operation): readonly Case[] =>
      cases.filter((planned) => planned.operation === operation.name)
    let judged = 0
    fc.assert(
      fc.property(damaged(answers), fc.nat(), ({ operation, response }, pick) => {
        const fitting = byOperation(operation)
        const planned = fitting[pick % Math.max(1, fitting.length)]
        if (planned === undefined) return
        const reply = protocol.decode(spec, operation, response)
        const context = {
          spec,
          operation,
          case: planned,
          settings: {},
          seenRequestIds: () => false,
          formatAsked: 'json' as const,
        }
        const { findings } = judge(context, reply)
        const kept = stored(request, { kind: 'response', response, timing: { at: 0, took: 1 } }, { curl: '', redactor })
        JSON.stringify([findings, kept])
        judged += 1
      }),
      { numRuns: replies, seed: 1 },
    )
    expect(judged).toBeGreaterThan(replies / 2)
  })
})
