/**
 * SARIF 2.1.0: each fail is a result on the line of the spec that promises otherwise. What could not be judged is no
 * result but a notification, because code scanning would show it as an alert.
 */
import type { Invocation, Log, Notification } from 'sarif'
import type { Run } from '../../model/run.ts'
import type { Drift } from '../drift/drift.ts'
import { verdictsOf } from '../format.ts'
import type { Format, Verdicts } from '../format.ts'
import { placesOf } from '../outcome.ts'
import type { Place } from '../outcome.ts'
import { reasonOf } from '../story.ts'
import { visible } from '../text/visible.ts'
import { absentResult, resultOf, ruleOf } from './results.ts'

/** GitHub takes no more results, and no more rules, in one run. */
const MOST = 25_000

export const sarif: Format = {
  name: 'sarif',
  file: 'assay.sarif',
  about: 'SARIF 2.1.0, for code scanning',
  render: (run, context) => `${JSON.stringify(logOf(run, verdictsOf(run, context), context.drift), null, 1)}\n`,
}

function logOf(run: Run, verdicts: Verdicts, drift: Drift | undefined): Log {
  const places = placesOf(run, verdicts.review)
  const broken = places.filter((place) => place.clause.verdict.kind === 'fail')
  const mended = places.filter((place) => isMended(place, drift))
  const kept = [...broken, ...mended].slice(0, MOST)
  const rules = new Map(kept.map((place) => [place.clause.id, ruleOf(place)]))
  const results = kept.map((place) =>
    place.clause.verdict.kind === 'fail' ? resultOf(place, verdicts, drift) : absentResult(place),
  )
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'assay', semanticVersion: run.tool.version, rules: [...rules.values()] } },
        automationDetails: { id: `assay/${run.services.map((service) => service.service).join('+')}/` },
        invocations: [invocationOf(run, verdicts, places)],
        results,
        properties: {
          verdict: visible(verdicts.sentence.text),
          seed: run.seed,
          planHash: run.planHash,
          totals: verdicts.totals,
        },
      },
    ],
  }
}

function isMended({ clause }: Place, drift: Drift | undefined): boolean {
  if (clause.verdict.kind !== 'pass') return false
  return (
    drift?.changed.some(
      (change) => change.clause === clause.id && change.label === 'verdict' && change.old.startsWith('fail'),
    ) === true
  )
}

function invocationOf(run: Run, verdicts: Verdicts, places: readonly Place[]): Invocation {
  const unknown = places.filter((place) => place.outcome === 'inconclusive' || place.outcome === 'untested')
  return {
    executionSuccessful: verdicts.gate.exit !== 3,
    exitCode: verdicts.gate.exit,
    startTimeUtc: run.started,
    endTimeUtc: run.finished,
    toolExecutionNotifications: [
      ...verdicts.gate.reasons.map((reason): Notification => ({ level: 'error', message: { text: visible(reason) } })),
      ...unknown.map((place): Notification => ({
        level: place.outcome === 'inconclusive' ? 'warning' : 'note',
        descriptor: { id: place.outcome },
        message: { text: `${place.clause.id}: ${reasonOf(place)}` },
      })),
    ],
  }
}
