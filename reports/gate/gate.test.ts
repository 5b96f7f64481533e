import { describe, expect, it } from 'vitest'
import { clauseOf, failOf } from '../fixtures/clause.ts'
import { goodRun, NOW, runOf, waiverOf } from '../fixtures/run.ts'
import { CLAUSES, serviceOf } from '../fixtures/service.ts'
import type { Drift } from '../drift/drift.ts'
import type { Run } from '../../model/run.ts'
import { reviewWaivers } from '../waivers/review.ts'
import { gateOf } from './gate.ts'
import type { FailOn } from './gate.ts'

const must = { failOn: ['must'] } as const
const exitOf = (run: Run, failOn: readonly FailOn[] = ['must']) => gateOf(run, { failOn }).exit

const drift = (changes: number): Drift => ({
  changed: Array.from({ length: changes }, () => ({
    label: 'status',
    service: 's',
    operation: 'o',
    what: 'w',
    old: '1',
    new: '2',
    exchanges: {},
  })),
  added: [],
  removed: [],
  coverage: { old: { planned: 9, judged: 9 }, new: { planned: 9, judged: 7 } },
  since: '2030-05-01T00:00:00Z',
  notes: [],
})

describe('gateOf', () => {
  it('is open when every clause of the level is kept', () => {
    expect(gateOf(goodRun(), must)).toEqual({ exit: 0, reasons: [], notes: [] })
  })

  it('is closed by a broken must, however little else could be told', () => {
    const run = runOf(
      [serviceOf(CLAUSES, { stopped: 'unreachable', leftovers: [{ resource: 'g', because: '403' }] })],
      { interrupted: true },
    )
    const gate = gateOf(run, must)
    expect(gate.exit).toBe(1)
    expect(gate.reasons[0]).toBe('3 clauses of level must are broken.')
    expect(gate.reasons.length).toBeGreaterThan(3)
  })

  it('weighs a broken should only when asked, and says so otherwise', () => {
    const clause = clauseOf('A/b', { level: 'should', verdict: failOf('A/b', { input: {} }) })
    const run = runOf([serviceOf([clause, clauseOf('A/c')])])
    expect(gateOf(run, must)).toMatchObject({ exit: 0, notes: ['1 broken clause of lower level does not gate.'] })
    expect([exitOf(run, ['should']), exitOf(run, ['may'])]).toEqual([1, 1])
    expect(exitOf(runOf([serviceOf([{ ...clause, level: 'may' }, clauseOf('A/c')])]), ['should'])).toBe(0)
  })

  const inconclusive = clauseOf('A/b', { verdict: { kind: 'inconclusive', because: 'x' } })
  const untested = clauseOf('A/c', { verdict: { kind: 'untested', because: 'x' } })
  const unknown: readonly (readonly [string, Run])[] = [
    ['nothing was selected', runOf([serviceOf([])])],
    ['there is no service', runOf([])],
    ['everything is inconclusive', runOf([serviceOf([inconclusive])])],
    ['everything is untested', runOf([serviceOf([untested])])],
    [
      'one service of two was not judged',
      runOf(
        [serviceOf(), serviceOf([inconclusive])].map((item) => ({
          ...item,
          clauses: goodRun().services[0]?.clauses ?? [],
        })),
      ),
    ],
    [
      'resources are left over',
      runOf([serviceOf([clauseOf('A/a')], { leftovers: [{ resource: 'g', because: '403' }] })]),
    ],
    ['preflight stopped', runOf([serviceOf([clauseOf('A/a')], { stopped: 'unreachable' })])],
    ['it was interrupted', runOf([serviceOf([clauseOf('A/a')])], { interrupted: true })],
  ]

  it.each(unknown)('cannot tell when %s', (_, run) => {
    expect(exitOf(run)).toBe(3)
  })

  it('weighs single untested and inconclusive clauses only when asked', () => {
    const run = runOf([serviceOf([clauseOf('A/a'), inconclusive, untested])])
    expect([exitOf(run), exitOf(run, ['untested']), exitOf(run, ['inconclusive'])]).toEqual([0, 3, 3])
  })

  it('weighs drift only when asked, and cannot tell without a baseline', () => {
    const run = goodRun()
    expect(gateOf(run, { failOn: ['must'], drift: drift(2) }).exit).toBe(0)
    expect(gateOf(run, { failOn: ['drift'], drift: drift(2) }).exit).toBe(1)
    expect(gateOf(run, { failOn: ['drift'], drift: drift(0) }).exit).toBe(0)
    expect(gateOf(run, { failOn: ['drift'] }).exit).toBe(3)
  })

  it('says when it judged less than its baseline', () => {
    expect(gateOf(goodRun(), { failOn: ['must'], drift: drift(0) }).notes).toEqual([
      'This run judged 7 clauses, its baseline 9.',
    ])
  })

  it('lets a waived fail through and nothing else', () => {
    const clause = CLAUSES.find((item) => item.name === 'name.length.max')
    const run = runOf([serviceOf(clause === undefined ? [] : [clause, clauseOf('A/a')])])
    const waivers = reviewWaivers(run, [waiverOf()], NOW)
    expect(gateOf(run, { failOn: ['may'], waivers })).toMatchObject({ exit: 0, notes: ['1 fail waived.'] })
    expect(gateOf(runOf(), { failOn: ['must'], waivers }).reasons[0]).toBe('2 clauses of level must are broken.')
  })
})
