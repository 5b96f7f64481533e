import { parse, validate } from 'ctrf'
import { describe, expect, it } from 'vitest'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { ctrf } from './ctrf.ts'

describe('ctrf', () => {
  it('is valid for a run with everything in it', () => {
    expect(validate(JSON.parse(ctrf.render(EVERYTHING, CONTEXT))).errors).toEqual([])
    expect(validate(JSON.parse(ctrf.render(goodRun(), {}))).errors).toEqual([])
    expect(validate(JSON.parse(ctrf.render(runOf([]), {}))).errors).toEqual([])
  })

  it('is held against a schema that can refuse', () => {
    expect(validate({ ...JSON.parse(ctrf.render(goodRun(), {})), reportFormat: 'other' }).valid).toBe(false)
  })

  it('has counts that add up and keep the verdicts apart', () => {
    const { summary, tests } = parse(ctrf.render(EVERYTHING, CONTEXT)).results
    expect(summary).toMatchObject({ tests: 9, passed: 3, failed: 3, skipped: 2, pending: 0, other: 1, flaky: 1 })
    expect(tests.map((test) => test.rawStatus ?? '').toSorted()).toEqual([
      'fail',
      'fail',
      'fail',
      'inconclusive',
      'pass',
      'pass',
      'pass',
      'untested',
      'waived',
    ])
  })

  it('gives the same bytes for the same run', () => {
    expect(ctrf.render(EVERYTHING, CONTEXT)).toBe(ctrf.render(EVERYTHING, CONTEXT))
  })
})
