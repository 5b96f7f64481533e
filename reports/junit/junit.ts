/**
 * JUnit XML as Jenkins reads it. A fail is a failure, an inconclusive clause an error, an untested or waived one is
 * skipped. `classname` and `name` are made of the clause id, so that histories hold.
 */
import { newReport } from './builder.ts'
import type { TestSuite } from 'junit-report-builder'
import type { Run, ServiceRun } from '../../model/run.ts'
import { verdictsOf } from '../format.ts'
import type { Format, Verdicts } from '../format.ts'
import { outcomeOf } from '../outcome.ts'
import type { Place } from '../outcome.ts'
import { reasonOf, storyOf } from '../story.ts'
import { visible } from '../text/visible.ts'

export const junit: Format = {
  name: 'junit',
  file: 'junit.xml',
  about: 'JUnit XML, for every CI system',
  render(run, context) {
    const verdicts = verdictsOf(run, context)
    const report = newReport().name('assay')
    for (const service of run.services) addSuite(report.testSuite(), run, service, verdicts)
    if (run.services.length === 0) addError(report.testSuite().name('assay'), 'assay', 'nothing was selected')
    // The schema knows no count of skipped ones on the root, only on the suites.
    return report.build().replace(/(<testsuites\b[^>]*?) skipped="\d+"/, '$1')
  },
}

function addSuite(suite: TestSuite, run: Run, service: ServiceRun, verdicts: Verdicts): void {
  suite
    .name(`${service.service} at ${service.target.mock ? 'the embedded mock' : visible(service.target.url)}`)
    .timestamp(run.started.replace(/\.\d+Z$|Z$/, ''))
    .time(service.cost.seconds)
  const properties = {
    verdict: `${verdicts.sentence.headline}: ${visible(verdicts.sentence.text)}`,
    assay: run.tool.version,
    target: visible(service.target.url),
    seed: String(run.seed),
    plan: service.planHash,
    spec: service.spec.hash,
    interrupted: String(run.interrupted),
    ...(service.stopped === undefined ? {} : { stopped: visible(service.stopped) }),
  }
  for (const [name, value] of Object.entries(properties)) suite.property(name, value)
  addUnknown(suite, run, service)
  for (const clause of service.clauses)
    addClause(suite, { service, clause, outcome: outcomeOf(service, clause, verdicts.review) }, verdicts)
}

/** What was not even tried must not read as green because it is absent. */
function addUnknown(suite: TestSuite, run: Run, service: ServiceRun): void {
  if (service.stopped !== undefined) addError(suite, service.service, `stopped: ${visible(service.stopped)}`)
  else if (run.interrupted) addError(suite, service.service, 'the run was interrupted')
  else if (service.clauses.length === 0) addError(suite, service.service, 'no clause was selected')
  for (const item of service.leftovers)
    addError(suite, service.service, `left over: ${visible(item.resource)}: ${visible(item.because)}`)
}

function addError(suite: TestSuite, name: string, message: string): void {
  suite.testCase().className(name).name('run').error(message, 'could not tell')
}

function addClause(suite: TestSuite, place: Place, verdicts: Verdicts): void {
  const { clause } = place
  const test = suite.testCase().className(`${clause.service}.${clause.operation}`).name(clause.id)
  const reason = reasonOf(place)
  switch (place.outcome) {
    case 'pass':
      return
    case 'fail':
      test.failure(reason, clause.level).stacktrace(characterData(storyOf(place, verdicts.runFile)))
      return
    case 'inconclusive':
      test.error(reason, 'inconclusive')
      return
    case 'waived':
      test
        .skipped()
        .standardOutput(characterData([`waived: ${waiverText(place, verdicts)}`, ...storyOf(place, verdicts.runFile)]))
      return
    case 'untested':
      test.skipped().standardOutput(characterData([`untested: ${reason}`]))
      return
  }
}

function waiverText({ service, clause }: Place, verdicts: Verdicts): string {
  const waiver = verdicts.review.waived.get(`${clause.id} @ ${service.target.url}`)
  return waiver === undefined ? '' : visible(`${waiver.reason} (${waiver.owner}, until ${waiver.expires})`)
}

/** Foreign text must not end the section that it stands in. */
function characterData(lines: readonly string[]): string {
  return lines.join('\n').replaceAll(']]>', ']] >')
}
