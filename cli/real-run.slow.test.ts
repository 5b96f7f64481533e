/**
 * A real run.json, damaged byte by byte and in what it says, is read or has problems; and whatever is read can be compared,
 * weighed, merged, waived and shown. Some thousands here; `ASSAY_DAMAGED=100000` tries as many.
 */
import { expect, test } from 'vitest'
import { mergeRuns } from '../engine/merging/merge.ts'
import { readJsonBytes } from '../model/json-file.ts'
import { damaged, type Draw } from '../model/reading/mutation.sample.ts'
import { restructured } from '../model/reading/structure.sample.ts'
import { troubles, type Reader } from '../model/reading/survival.sample.ts'
import { runForm } from '../model/run-file.ts'
import type { Run } from '../model/run.ts'
import { readSpec } from '../model/spec-file.ts'
import { driftLines } from '../reports/console/drift.ts'
import { matrixLines } from '../reports/console/matrix.ts'
import { finalReport } from '../reports/console/report.ts'
import { diffRuns } from '../reports/drift/diff.ts'
import { matrixOf } from '../reports/drift/matrix.ts'
import { formats } from '../reports/index.ts'
import { json } from '../reports/json.ts'
import { waiverFor } from '../reports/waivers/text.ts'
import { errors, runOn } from './drift.sample.ts'

const copies = Number(process.env['ASSAY_DAMAGED'] ?? 3000)
/** Of those that can be read, one in so many goes through every format: that takes longest. */
const shownEach = 40
const paper = { colour: false, width: 100 }
const wish = { reason: 'known', owner: 'ana', expires: '2999-01-31' }

const { spec } = await readSpec('examples/bookshelf.yaml')
if (spec === undefined) throw new Error('the spec cannot be read')
const whole = shorter(await runOn(spec, { wrap: errors((body) => ({ ...body, error: 'another' })) }))
const text = json.render(whole, {})
const broken = whole.services.flatMap(({ clauses }) => clauses).filter(({ verdict }) => verdict.kind === 'fail')

/** The same run with some clauses of each verdict, so that thousands of copies can be read. */
function shorter(run: Run): Run {
  const services = run.services.map((service) => ({
    ...service,
    clauses: ['pass', 'fail', 'inconclusive', 'untested'].flatMap((kind) =>
      service.clauses.filter(({ verdict }) => verdict.kind === kind).slice(0, 3),
    ),
  }))
  return { ...run, services }
}

/** Does with a run what commands do. */
function use(run: Run, isShown: boolean): void {
  const { drift } = diffRuns(whole, run)
  diffRuns(run, whole)
  matrixLines(matrixOf([whole, run]), { ...paper, all: true })
  mergeRuns([
    { file: 'a.json', run },
    { file: 'b.json', run: whole },
  ])
  waiverFor(run, broken[0]?.id ?? '', wish)
  if (drift !== undefined) driftLines(drift, paper)
  finalReport(run, { ...paper, context: () => (drift === undefined ? {} : { drift }) })
  if (isShown) for (const format of formats) format.render(run, drift === undefined ? {} : { drift })
}

test(`${copies} damaged copies of a real run are read and used, or have problems`, { timeout: 7_200_000 }, async () => {
  expect(broken.length).toBeGreaterThan(0)
  let read = 0
  const reader: Reader = async (content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const reading = readJsonBytes(bytes, 'run.json', runForm)
    if (reading.value !== undefined) use(reading.value, read++ % shownEach === 0)
    return reading
  }
  const restructure = restructured(text)
  const damage = (before: string, draw: Draw): string | Uint8Array => {
    if (draw(3) === 0) return damaged(before, draw)
    const changed = restructure(before, draw)
    return draw(10) === 0 ? damaged(changed, draw) : changed
  }
  expect((await reader(text)).problems).toEqual([])
  expect(await troubles(reader, text, copies, damage)).toEqual([])
  expect(read).toBeGreaterThan(copies / 20)
})
