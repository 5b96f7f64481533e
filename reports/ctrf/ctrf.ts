/**
 * CTRF, the Common Test Report Format. A waived or untested clause is skipped, an inconclusive one is `other`; the
 * verdict itself stays in `rawStatus`.
 */
import { generateTestId, ReportBuilder, stringify } from 'ctrf'
import type { Test, TestStatus } from 'ctrf'
import type { Run } from '../../model/run.ts'
import { verdictsOf } from '../format.ts'
import type { Format, Verdicts } from '../format.ts'
import { clauseKey, isIntermittent, placesOf } from '../outcome.ts'
import type { Outcome, Place } from '../outcome.ts'
import { reasonOf, storyOf } from '../story.ts'
import { visible } from '../text/visible.ts'

const STATUS: Readonly<Record<Outcome, TestStatus>> = {
  pass: 'passed',
  fail: 'failed',
  waived: 'skipped',
  inconclusive: 'other',
  untested: 'skipped',
}

export const ctrf: Format = {
  name: 'ctrf',
  file: 'ctrf.json',
  about: 'CTRF, the Common Test Report Format',
  render: (run, context) => `${stringify(reportOf(run, verdictsOf(run, context)), { pretty: true })}\n`,
}

function reportOf(run: Run, verdicts: Verdicts) {
  const start = Date.parse(run.started)
  const stop = Date.parse(run.finished)
  const [service] = run.services
  return new ReportBuilder()
    .reportId(generateTestId({ name: run.started, suite: [run.planHash] }))
    .timestamp(run.finished)
    .generatedBy('assay')
    .tool({ name: 'assay', version: run.tool.version })
    .environment({
      reportName: `${verdicts.sentence.headline}: ${visible(verdicts.sentence.text)}`,
      ...(service === undefined ? {} : { testEnvironment: visible(service.target.url) }),
      healthy: verdicts.gate.exit !== 3,
      extra: {
        seed: run.seed,
        planHash: run.planHash,
        interrupted: run.interrupted,
        reasons: verdicts.gate.reasons.map(visible),
      },
    })
    .addTests(placesOf(run, verdicts.review).map((place) => testOf(place, verdicts)))
    .summaryOverrides({ start, stop, duration: stop - start, suites: run.services.length })
    .build()
}

function testOf(place: Place, verdicts: Verdicts): Test {
  const { service, clause, outcome } = place
  const reason = reasonOf(place)
  const suite = [clause.service, clause.operation]
  const story = storyOf(place, verdicts.runFile)
  return {
    id: generateTestId({ name: clauseKey(service, clause), suite }),
    testId: clause.id,
    name: clause.id,
    status: STATUS[outcome],
    rawStatus: outcome,
    duration: 0,
    suite,
    type: 'conformance',
    filePath: clause.at.file,
    line: clause.at.line,
    tags: [clause.kind, clause.level],
    flaky: isIntermittent(clause),
    ...(reason === '' ? {} : { message: reason }),
    ...(story.length === 0 ? {} : { trace: story.join('\n') }),
    extra: { statement: visible(clause.statement), cites: clause.cites, cases: clause.cases, calls: clause.calls },
  }
}
