/** The end of the console report: the verdict in one sentence, what it cost, and how to have the same run again. */
import type { Run } from '../../model/run.ts'
import type { Gate } from '../gate/gate.ts'
import { totalsOf } from '../outcome.ts'
import { boundsOf, coveredBy } from '../evidence.ts'
import { exitMeaning, sentenceOf } from '../sentence.ts'
import { count } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'
import { costLines } from './costs.ts'
import { labelled, paragraph } from './page.ts'
import type { Page } from './page.ts'

export function summaryLines(page: Page, run: Run, gate: Gate): readonly string[] {
  const totals = totalsOf(run.services, page.review)
  const sentence = sentenceOf(run, totals, gate)
  const label = (name: string, text: string) => labelled(page, 2, name, text)
  const [first = '', ...rest] = paragraph(page, 0, `${sentence.headline}. ${visible(sentence.text)}`)
  return [
    page.paint.mood(sentence.mood, first),
    ...rest.map((line) => page.paint.mood(sentence.mood, line)),
    ...label(
      'clauses',
      `${totals.planned} planned = ${totals.pass} pass + ${totals.fail} fail + ${totals.waived} waived + ${totals.inconclusive} inconclusive + ${totals.untested} untested`,
    ),
    ...costLines(page, run),
    ...label('seed', `${run.seed}, ${run.examples} examples per clause, plan ${run.planHash.slice(0, 12)}`),
    ...coverageLines(page, run),
    ...observationLines(page, run),
    ...gate.notes.flatMap((note) => label('note', visible(note))),
    ...gate.reasons.flatMap((reason) => label('because', visible(reason))),
    ...label('exit', `${gate.exit}: ${exitMeaning(gate.exit)}`),
  ]
}

/** The rule of three: no failure in n cases bounds the rate of failure by about 3/n. */
function coverageLines(page: Page, run: Run): readonly string[] {
  const clauses = run.services.flatMap((service) => service.clauses)
  const covered = coveredBy(clauses)
  const bounds = boundsOf(clauses)
  return [
    ...(covered === '' ? [] : labelled(page, 2, 'covered', covered)),
    ...(bounds === ''
      ? []
      : labelled(page, 2, 'bound', `n cases without a failure, a rate of at most about 3/n at 95 %: ${bounds}`)),
  ]
}

function observationLines(page: Page, run: Run): readonly string[] {
  const observations = run.services.reduce((sum, service) => sum + service.observations.length, 0)
  const disputes = run.services.reduce((sum, service) => sum + service.disputes.length, 0)
  return labelled(
    page,
    2,
    'observed',
    `${count(observations, 'open question')} and ${count(disputes, 'dispute')} between documents; the report shows them`,
  )
}
