import { describe, expect, it } from 'vitest'
import { goodRun, runOf } from '../fixtures/run.ts'
import { badge } from './badge.ts'

describe('badge', () => {
  const badgeOf = (...arguments_: Parameters<typeof badge.render>) => JSON.parse(badge.render(...arguments_))

  it('has the verdict, never green when it could not tell', () => {
    expect(badgeOf(goodRun(), {})).toEqual({
      schemaVersion: 1,
      label: 'conformance',
      message: '7 of 7 clauses',
      color: 'brightgreen',
    })
    expect(badgeOf(runOf(), {})).toMatchObject({ message: '3 of 7 clauses', color: 'red' })
    expect(badgeOf(runOf([]), {})).toMatchObject({ message: 'could not tell', color: 'yellow' })
    expect(badgeOf({ ...goodRun(), interrupted: true }, {})).toMatchObject({ message: 'could not tell' })
  })
})
