/** Sends the calls of a baseline, signed as any client's, and holds each reply against all that is known. */
import { judge } from '../../checks/index.ts'
import { checkStatus } from '../../checks/status.ts'
import { exampleSettings } from '../../engine/job.ts'
import { fill, type Live } from '../../engine/calls/references.ts'
import { mutantLimits } from '../../cli/mutant-run.ts'
import type { Case } from '../../model/case.ts'
import type { Reply } from '../../model/exchange.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { freshNonce, startClock } from '../../targets/clock.ts'
import { openTarget } from '../../targets/target.ts'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import { expectationsOf } from './knowledge.ts'

export type Answered = {
  /** As sent. */
  readonly input: JsonObject
  readonly isAccepted: boolean
  readonly reply?: Reply
  /** What was broken, each as a short text. */
  readonly findings: readonly string[]
}

export type Caller = {
  /** Undefined when the attempt needs a live resource and there is none. */
  call(attempt: Attempt, live: Live | undefined): Promise<Answered>
  close(): Promise<void>
}

export function openCaller(ground: Ground, baseUrl: string): Caller {
  const { protocol, spec } = ground
  const clock = startClock()
  const target = openTarget({ baseUrl, clock, limits: mutantLimits.job.limits })
  const settings = exampleSettings(spec)
  const seen = new Set<string>()
  const isSeen = (id: string): boolean => seen.has(id) || !seen.add(id)

  async function call(attempt: Attempt, live: Live | undefined): Promise<Answered> {
    const { operation } = attempt
    const input = fill(attempt.input, live === undefined ? { settings } : { settings, fixture: live })
    const { main } = mockKeyring()
    const shared = { spec, operation, input, variation: {}, baseUrl, settings, credentials: main }
    const request = protocol.encode({ ...shared, now: clock.now(), nonce: freshNonce() })
    const delivery = await target.send(request)
    if (delivery.kind === 'fault') return { input, isAccepted: false, findings: [`no answer: ${delivery.fault.kind}`] }
    const reply = protocol.decode(spec, operation, delivery.response)
    const expect = expectationsOf(ground, { ...attempt, input })
    const planned: Case = { id: 'baseline', operation: operation.name, purpose: 'probe', input, variation: {}, expect }
    const { findings } = judge(
      { spec, operation, case: planned, settings, seenRequestIds: isSeen, formatAsked: 'json' },
      reply,
    )
    const undocumented = checkStatus(documentedStatuses(spec, operation), reply).differences
    return {
      input,
      reply,
      isAccepted: reply.status < 300 && reply.error === undefined,
      findings: [
        ...findings.map(({ at = '', check, clause }) => `${clause} ${check} ${at}`),
        ...undocumented.map(() => 'undocumented status'),
        ...(reply.status >= 500 ? ['server error'] : []),
      ],
    }
  }

  return { call, close: () => target.close() }
}

function documentedStatuses(spec: Spec, operation: Operation): readonly number[] {
  return [operation.success.status, ...[...operation.errors, ...spec.errors].flatMap(({ status }) => status)]
}
