import { describe, expect, it } from 'vitest'
import { clauseOf, failOf, idOf } from '../fixtures/clause.ts'
import { PLANTED, STEADY, withAnswers, withService } from '../fixtures/drift.ts'
import { runOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import type { Run } from '../../model/run.ts'
import { diffRuns } from './diff.ts'
import { DRIFT_LABELS } from './drift.ts'
import type { Drift } from './drift.ts'
import { shapeChanges } from './shapes.ts'

function driftOf(old: Run, now: Run): Drift {
  const { drift, problems } = diffRuns(old, now)
  if (drift === undefined) throw new Error(problems[0]?.message)
  return drift
}

describe('diffRuns', () => {
  it('sees no drift between a run and itself, nor between runs that differ in seed and time only', () => {
    const other = { ...STEADY, seed: 99, started: '2030-07-01T00:00:00Z', planHash: 'ff' }
    for (const now of [STEADY, other])
      expect(driftOf(STEADY, now)).toMatchObject({ changed: [], added: [], removed: [], notes: [] })
  })

  it('has planted changes for every label but verdict', () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(20)
    expect(new Set(PLANTED.map((planted) => planted.label))).toEqual(
      new Set(DRIFT_LABELS.filter((label) => label !== 'verdict')),
    )
  })

  it.each(PLANTED)('labels $name as $label, and nothing else', ({ run, label }) => {
    const { changed, added, removed } = driftOf(STEADY, run)
    expect(changed.length).toBeGreaterThan(0)
    expect([...new Set(changed.map((change) => change.label))]).toEqual([label])
    expect([added, removed]).toEqual([[], []])
    expect(changed.every((change) => change.old !== change.new)).toBe(true)
  })

  it('tells one change once, with both exchanges and how much shows it', () => {
    const { changed } = driftOf(
      STEADY,
      withAnswers((one) => ({ ...one, headers: [...one.headers, 'x-cache'] })),
    )
    expect(changed).toHaveLength(1)
    expect(changed[0]).toMatchObject({
      label: 'header-added',
      operation: 'CreateGroup',
      what: 'x-cache, and in 1 more kind of answer',
      old: '(absent)',
      new: 'present',
    })
    expect(changed[0]?.exchanges.old?.request.method).toBe('POST')
    expect(changed[0]?.exchanges.new?.response?.status).toBe(200)
  })

  it('tells verdicts that changed, and keeps what could not be judged apart', () => {
    const old = runOf([serviceOf([clauseOf('A/a'), clauseOf('A/b'), clauseOf('A/gone')])])
    const now = runOf([
      serviceOf([
        clauseOf('A/a', { verdict: failOf('A/a', { input: {} }) }),
        clauseOf('A/b', { verdict: { kind: 'inconclusive', because: '503' } }),
        clauseOf('A/fresh'),
      ]),
    ])
    const drift = driftOf(old, now)
    expect(drift.changed).toMatchObject([
      {
        label: 'verdict',
        clause: idOf('A/a'),
        old: 'pass',
        new: 'fail: expected refused with NameInvalid, got accepted with status 200',
      },
    ])
    expect(drift.removed.map(({ kind, name }) => [kind, name])).toEqual([
      ['clause', idOf('A/gone')],
      ['judgement', idOf('A/b')],
    ])
    expect(drift.added.map(({ kind, name }) => [kind, name])).toEqual([['clause', idOf('A/fresh')]])
    expect(drift.coverage).toEqual({ old: { planned: 3, judged: 3 }, new: { planned: 3, judged: 2 } })
  })

  it('takes an answer that other classes had before for no drift', () => {
    const twoMessages = (second: string) =>
      withService((service) => ({
        ...service,
        clauses: service.clauses.map((clause, index) => ({
          ...clause,
          classes: clause.classes.map((item) =>
            item.behaviour?.status === 400
              ? { ...item, behaviour: { ...item.behaviour, message: index === 0 ? 'one' : second } }
              : item,
          ),
        })),
      }))
    expect(driftOf(twoMessages('two'), twoMessages('two')).changed).toEqual([])
    expect(driftOf(twoMessages('two'), twoMessages('three')).changed).toMatchObject([
      { label: 'error-message', old: 'two', new: 'three' },
    ])
  })

  it('takes the luck of the draw in a random class for no drift, and a fixed class at its word', () => {
    const answers = (kind: string, first: string, second: string) =>
      runOf([
        serviceOf([
          clauseOf('A/a', {
            classes: [first, second].map((code, index) => ({
              class: index === 0 ? kind : `fixed-${code}`,
              cases: 1,
              broken: 0,
              behaviour: { status: 400, code, shape: [], headers: [] },
            })),
          }),
          clauseOf('A/b', {
            classes: ['X', 'Y'].map((code) => ({
              class: code,
              cases: 1,
              broken: 0,
              behaviour: { status: 400, code, shape: [], headers: [] },
            })),
          }),
        ]),
      ])
    expect(driftOf(answers('random', 'X', 'Y'), answers('random', 'Y', 'Y')).changed).toEqual([])
    expect(driftOf(answers('random', 'X', 'Y'), answers('random', 'Z', 'Y')).changed).toMatchObject([
      { label: 'error-code', new: 'Z' },
    ])
    expect(driftOf(answers('empty', 'X', 'Y'), answers('empty', 'Y', 'Y')).changed).toMatchObject([
      { label: 'error-code', new: 'Y' },
    ])
  })

  it('refuses runs that share no service', () => {
    const { drift, problems } = diffRuns(STEADY, runOf([serviceOf([], { service: 'other' })]), {
      old: 'old.json',
      new: 'new.json',
    })
    expect(drift).toBeUndefined()
    expect(problems).toMatchObject([
      {
        code: 'drift/nothing-in-common',
        at: { file: 'old.json' },
        message:
          'the runs share no service on the same target: old.json is of example-groups at https://groups.example.test, new.json of other at https://groups.example.test',
      },
    ])
  })

  it('compares a service on two targets with itself on each of them', () => {
    const both = (change: Partial<Run> = {}) => ({
      ...runOf(
        ['a', 'b'].map((host) => ({
          ...(STEADY.services[0] ?? serviceOf()),
          target: { url: `https://${host}.test`, mock: false },
        })),
      ),
      ...change,
    })
    expect(driftOf(both(), both({ seed: 3 })).changed).toEqual([])
    expect(diffRuns(STEADY, both()).problems).toMatchObject([{ code: 'drift/nothing-in-common' }])
  })

  it('notes that the spec is another', () => {
    const now = withService((service) => ({ ...service, spec: { ...service.spec, hash: 'other' } }))
    expect(driftOf(STEADY, now).notes).toEqual(['The spec of example-groups is another one than that of the baseline.'])
  })
})

describe('shapeChanges', () => {
  const types = (...lines: readonly string[]) =>
    new Map(lines.map((line) => [line.split(': ')[0] ?? '', new Set((line.split(': ')[1] ?? '').split('|'))]))

  it('takes an empty list for no lost field, and null for no lost object', () => {
    const full = types('$: object', 'Data: array', 'Data[]: object', 'Data[].A: string')
    const empty = types('$: object', 'Data: array')
    expect([shapeChanges(full, empty), shapeChanges(empty, full)]).toEqual([[], []])
    expect(shapeChanges(types('$: object', 'a: object|null', 'a.b: string'), types('$: object', 'a: null'))).toEqual([])
  })

  it('tells a new object, not everything in it', () => {
    expect(
      shapeChanges(types('$: object'), types('$: object', 'a: object', 'a.b: object', 'a.b.c: string')).map(
        (change) => change.path,
      ),
    ).toEqual(['a'])
  })

  it('sees a field whose name has dots in it', () => {
    const [old, now] = [
      types('$: object', 'a: object'),
      types('$: object', 'a: object', 'x.y: string', 'a.b.c: string'),
    ]
    expect(shapeChanges(old, now).map(({ label, path }) => [label, path])).toEqual([
      ['field-added', 'a.b.c'],
      ['field-added', 'x.y'],
    ])
    expect(shapeChanges(now, old).map(({ label }) => label)).toEqual(['field-removed', 'field-removed'])
  })
})
