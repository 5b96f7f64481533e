import { expect, it } from 'vitest'
import { matrixLines } from '../console/matrix.ts'
import { driftLines } from '../console/drift.ts'
import { HOSTILE } from '../fixtures/hostile.ts'
import { PLANTED, STEADY } from '../fixtures/drift.ts'
import { clauseOf } from '../fixtures/clause.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import { matrixPage } from '../html/matrix.tsx'
import { columnsOf } from '../text/columns.ts'
import { diffRuns } from './diff.ts'
import { matrixOf } from './matrix.ts'

const south = runOf([serviceOf(undefined, { target: { url: `https://south.example.test/${HOSTILE}`, mock: false } })])
const matrix = matrixOf([goodRun(), south])

it('has a row for every clause of any run and a cell for every target', () => {
  expect(matrix.columns).toHaveLength(2)
  expect(matrix.rows).toHaveLength(9)
  expect(matrix.rows.filter((row) => row.differs).map((row) => row.cells)).toEqual(
    Array.from({ length: 4 }, () => ['pass', 'fail']),
  )
  expect(matrixOf([goodRun(), runOf([serviceOf([])])]).rows[0]?.cells).toEqual(['pass', undefined])
})

it('puts the services of a run into one column, and a service with two targets into two', () => {
  const other = { ...serviceOf([clauseOf('A/a')]), service: 'other' }
  expect(matrixOf([runOf([serviceOf(), other])]).columns).toMatchObject([{ services: ['example-groups', 'other'] }])
  const [first, second] = matrixOf([runOf([serviceOf(), serviceOf()])]).columns
  expect([first?.counts.planned, second?.counts.planned]).toEqual([9, 9])
  expect(matrixOf([runOf([])]).columns).toMatchObject([{ services: [], counts: { planned: 0 } }])
})

it('is printed clause by target', async () => {
  const lines = matrixLines(matrix, { colour: false, width: 80, all: false })
  expect(lines.join('\n')).not.toMatch(/[\p{Cs}\u202e]|[^\P{Cc}\n]/u)
  expect(lines.slice(matrix.columns.length).every((line) => columnsOf(line) <= 80)).toBe(true)
  await expect(lines.join('\n')).toMatchFileSnapshot('__snapshots__/matrix.txt')
  expect(matrixLines(matrix, { colour: false, width: 80, all: true }).length).toBe(lines.length + 3)
})

it('has a page', () => {
  const page = matrixPage(matrix)
  expect(page).toContain('They disagree on 4 clauses of 9.')
  expect(page).not.toMatch(/<script|<img|[\p{Cs}\u202e]/u)
})

it('prints drift with what was before and what is now', async () => {
  const planted = PLANTED.find((item) => item.name === 'a new field')
  const { drift } = diffRuns(STEADY, planted?.run ?? STEADY)
  const lines = drift === undefined ? [] : driftLines(drift, { colour: false, width: 80 })
  await expect(lines.join('\n')).toMatchFileSnapshot('__snapshots__/drift.txt')
})
