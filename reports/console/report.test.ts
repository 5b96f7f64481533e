import { describe, expect, it } from 'vitest'
import type { Run } from '../../model/run.ts'
import { diffRuns } from '../drift/diff.ts'
import { idOf } from '../fixtures/clause.ts'
import { STEADY, withAnswers } from '../fixtures/drift.ts'
import { eventsOf } from '../fixtures/events.ts'
import { CONTROLS, HOSTILE } from '../fixtures/hostile.ts'
import { goodRun, NOW, runOf, waiverOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import { columnsOf } from '../text/columns.ts'
import { reviewWaivers } from '../waivers/review.ts'
import { consoleReport } from './report.ts'
import type { ConsoleOptions } from './report.ts'

function printed(run: Run, options: Partial<ConsoleOptions> = {}): string {
  let text = ''
  const listen = consoleReport({ colour: false, width: 80, tty: false, write: (piece) => (text += piece), ...options })
  for (const event of eventsOf(run)) listen(event)
  return text
}

describe('consoleReport', () => {
  it('prints a run with everything in it', async () => {
    const context = (run: Run) => ({ waivers: reviewWaivers(run, [waiverOf()], NOW) })
    await expect(printed(runOf(undefined, { interrupted: true }), { context })).toMatchFileSnapshot(
      '__snapshots__/full-80.txt',
    )
    await expect(printed(runOf(), { width: 120 })).toMatchFileSnapshot('__snapshots__/full-120.txt')
  })

  it('prints a run that conforms', async () => {
    await expect(printed(goodRun())).toMatchFileSnapshot('__snapshots__/good-80.txt')
  })

  it('lets no control character of the target through, and starts no line with what it said', () => {
    const text = printed(
      runOf([serviceOf(undefined, { stopped: HOSTILE, leftovers: [{ resource: CONTROLS, because: HOSTILE }] })]),
    )
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
    expect(text).not.toMatch(/^\s*::|##\w*\[/m)
    expect(text).toContain('\\u001b[2J')
  })

  it('gives no CI system a command at any width', () => {
    for (let width = 20; width < 140; width += 1) expect(printed(runOf(), { width })).not.toMatch(/^\s*::|##\w*\[/m)
  })

  it('stays inside the width but for the lines that are meant to be copied', () => {
    for (const width of [80, 120]) {
      const long = printed(runOf(), { width })
        .split('\n')
        .filter((line) => columnsOf(line) > width)
      expect(long.filter((line) => !/^\s+(?:curl|replay)\s/.test(line))).toEqual([])
    }
  })

  it('colours when it may', () => {
    expect(printed(runOf(), { colour: true })).toContain('\u001b[31m')
    expect(printed(runOf(), { colour: true }).replaceAll(/\u001b\[\d+m/g, '')).toBe(printed(runOf()))
  })

  it('shows the first fails in full and counts the others', () => {
    const clause = serviceOf().clauses[1]
    const many = Array.from({ length: 40 }, () => clause).filter((item) => item !== undefined)
    expect(printed(runOf([serviceOf(many)]))).toContain('15 more fails: see the HTML report, or results/run.json')
  })

  it('rewrites one line per service on a terminal and leaves the same text behind as in a pipe', () => {
    const live = printed(goodRun(), { tty: true })
    expect(live).toContain('example-groups  ███░░░░░░░░░  120/430 calls  judge  throttled 2 s  CreateGr')
    expect(screenOf(live)).toEqual(printed(goodRun()).split('\n'))
  })

  it('tells in a pipe how far it is only now and then', () => {
    let time = 0
    const slow = printed(goodRun(), { elapsed: () => (time += 6000) })
    expect(slow.match(/^ {2}example-groups {2}[█░]{12} .*$/gm)?.length).toBe(5)
    expect(printed(goodRun(), { elapsed: () => 0 })).not.toContain('░')
  })

  it('says in the first lines of a fail what is promised, what came and by which input', () => {
    const lines = printed(runOf()).split('\n')
    const at = lines.indexOf(`FAIL  ${idOf('CreateGroup/name.unique')}  MUST`)
    expect(lines.slice(at + 1, at + 5).map((line) => line.trim().replace(/ .*$/s, ''))).toEqual([
      'A',
      'expected',
      'actual',
      'input',
    ])
  })

  it('tells what has changed since the baseline, the first in short and the others counted', () => {
    const { drift } = diffRuns(
      STEADY,
      withAnswers((old) => ({ ...old, shape: [...old.shape, 'Fresh: string'] })),
    )
    if (drift === undefined) throw new Error('the runs cannot be compared')
    const many = {
      ...drift,
      changed: Array.from({ length: 12 }, () => drift.changed[0]).filter((one) => one !== undefined),
    }
    const text = printed(goodRun(), { context: () => ({ drift: many }), baseline: 'old.json' })
    expect(
      text.match(/^field-added {2}example-groups\/CreateGroup\/one\n {6}Fresh.*: \(absent\) → string$/gm),
    ).toHaveLength(10)
    expect(text).toContain('2 more changes; both exchanges of each: assay diff old.json results/run.json')
    expect(printed(goodRun(), { context: () => ({ drift: { ...drift, changed: [] } }) })).not.toContain('assay diff')
  })

  it('never says of a run with waived fails that it conforms and no more', () => {
    const context = (run: Run) => ({ waivers: reviewWaivers(run, [waiverOf()], NOW) })
    const waived = serviceOf(
      serviceOf().clauses.filter((clause) => clause.name === 'name.length.max' || clause.verdict.kind === 'pass'),
    )
    expect(printed(runOf([waived]), { context })).toContain(
      'Conforms, with waivers. Example Groups keeps 3 clauses of 4; 1 waived.',
    )
  })
})

/** What a terminal shows at the end: lines taken back are gone. */
function screenOf(text: string): readonly string[] {
  const lines = ['']
  for (const piece of text.split(/(\n|\u001b\[1A\u001b\[2K)/)) {
    if (piece === '\n') lines.push('')
    else if (piece.startsWith('\u001b')) lines.splice(-2, 2, '')
    else lines.push(`${lines.pop() ?? ''}${piece}`)
  }
  return lines
}
