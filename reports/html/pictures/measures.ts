/** Pictures of what was measured: how fast, how soon visible, and what the calls were spent on. */
import { barX, dot, link, text } from '@observablehq/plot'
import type { Cost, Latency } from '../../../model/run.ts'
import { duration, grouped } from '../../text/phrases.ts'
import type { Drawing } from './drawing.tsx'

/** Operations drawn, the slowest. */
export const MOST_OPERATIONS = 30

export type NamedLatency = Latency & { readonly operation: string }

/** The slowest operations by their 99th percentile. */
export function slowest(latency: Readonly<Record<string, Latency>>): readonly NamedLatency[] {
  return Object.entries(latency)
    .map(([operation, of]) => ({
      operation,
      ...of,
      p50: atLeast(of.p50),
      p90: atLeast(of.p90),
      p99: atLeast(of.p99),
      max: atLeast(of.max),
    }))
    .toSorted((a, b) => b.p99 - a.p99)
    .slice(0, MOST_OPERATIONS)
}

/** A logarithm has no zero. */
function atLeast(milliseconds: number): number {
  return Math.max(0.1, milliseconds)
}

const MILLISECONDS = {
  type: 'log',
  tickFormat: (value: number) => duration(value),
  ticks: 5,
  nice: true,
} as const

export function latencyDrawing(items: readonly NamedLatency[]): Drawing {
  const longest = Math.max(...items.map((item) => item.operation.length))
  return {
    width: 560,
    height: 40 + items.length * 30,
    marginTop: 4,
    marginLeft: Math.min(220, 20 + longest * 7.2),
    marginRight: 76,
    x: { ...MILLISECONDS, label: null },
    y: { type: 'band', domain: items.map((item) => item.operation), label: null, tickSize: 0 },
    marks: [
      link(items, { x1: 'p50', x2: 'p99', y1: 'operation', y2: 'operation', stroke: 'var(--soft)', strokeWidth: 2 }),
      dot(items, { x: 'p50', y: 'operation', r: 5, fill: 'var(--ink)' }),
      dot(items, { x: 'p90', y: 'operation', r: 4, fill: 'var(--gold)' }),
      dot(items, { x: 'p99', y: 'operation', r: 4, fill: 'var(--panel)', stroke: 'var(--ink)' }),
      text(items, {
        x: 'p99',
        y: 'operation',
        text: (item: NamedLatency) => duration(item.p99),
        dx: 10,
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
    ],
  }
}

export function visibleDrawing(times: readonly number[]): Drawing {
  const values = times.map(atLeast).toSorted((a, b) => a - b)
  return {
    width: 560,
    height: 64,
    marginTop: 8,
    marginLeft: 24,
    marginRight: 32,
    x: { ...MILLISECONDS, label: null },
    marks: [
      dot(
        values.map((value) => ({ value })),
        { x: 'value', r: 6, fill: 'var(--ink)', fillOpacity: 0.45, stroke: 'var(--panel)', strokeWidth: 0.5 },
      ),
    ],
  }
}

export function budgetDrawing(cost: Cost): Drawing {
  const items = Object.entries(cost.spent)
    .filter(([, calls]) => calls > 0)
    .map(([purpose, calls]) => ({ purpose, calls }))
    .toSorted((a, b) => b.calls - a.calls)
  return {
    width: 560,
    height: 20 + items.length * 28,
    marginLeft: 84,
    marginRight: 56,
    marginTop: 4,
    marginBottom: 8,
    x: { axis: null },
    y: { type: 'band', domain: items.map((item) => item.purpose), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      barX(items, { x: 'calls', y: 'purpose', fill: 'var(--gold)', fillOpacity: 0.75 }),
      text(items, {
        x: 'calls',
        y: 'purpose',
        text: (item: { readonly calls: number }) => grouped(item.calls),
        dx: 6,
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
    ],
  }
}

/** The value below which a share of the sorted numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
