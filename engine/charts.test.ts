import { expect, test } from 'vitest'
import { openCharts } from './charts.ts'
import { refusalOf } from './blame/evidence.sample.ts'

const planned = refusalOf('title.length.max')
const about = (more: object) => ({ ...planned, about: { parameter: 'title', ...more } })

test('counts what became of each length, the shortest first', () => {
  const charts = openCharts()
  charts.outcome(about({ length: 81 }), false)
  charts.outcome(about({ length: 9 }), true)
  charts.outcome(about({ length: 81 }), true)
  charts.outcome(planned, true)
  expect(charts.frontiers).toEqual([
    {
      operation: 'CreateBook',
      parameter: 'title',
      points: [
        { length: 9, accepted: 1, refused: 0 },
        { length: 81, accepted: 1, refused: 1 },
      ],
    },
  ])
  expect(charts.characters).toEqual([])
})

test('counts what became of each character in each position, blanks included', () => {
  const charts = openCharts()
  charts.outcome(about({ character: ' ', position: 'first' }), false)
  charts.outcome(about({ character: 'é' }), true)
  expect(charts.characters[0]?.points).toEqual([
    { character: ' ', position: 'first', accepted: 0, refused: 1 },
    { character: 'é', position: 'middle', accepted: 1, refused: 0 },
  ])
})

test('tells times to within a tenth, and the longest exactly', () => {
  const charts = openCharts()
  for (let milliseconds = 1; milliseconds <= 100; milliseconds += 1) charts.latency('CreateBook', milliseconds)
  const latency = charts.latencies['CreateBook']
  expect(latency).toMatchObject({ calls: 100, max: 100 })
  for (const [share, tenth] of [
    [50, latency?.p50],
    [90, latency?.p90],
    [99, latency?.p99],
  ] as const) {
    expect(tenth).toBeGreaterThanOrEqual(share)
    expect(tenth).toBeLessThanOrEqual(Math.min(100, share * 1.1))
  }
})

test('takes a call without duration', () => {
  const charts = openCharts()
  charts.latency('CreateBook', 0)
  expect(charts.latencies['CreateBook']).toEqual({ calls: 1, p50: 0, p90: 0, p99: 0, max: 0 })
})

test('keeps a thousand times to visibility', () => {
  const charts = openCharts()
  for (let time = 0; time < 1001; time += 1) charts.visible(1.26)
  expect(charts.timeToVisible).toHaveLength(1000)
  expect(charts.timeToVisible[0]).toBe(1.3)
})
