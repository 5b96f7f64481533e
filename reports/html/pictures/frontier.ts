/** The acceptance frontier: every length tried, accepted or refused, against what the documents promise. */
import { axisX, dot, rect, ruleX, text as label } from '@observablehq/plot'
import type { Frontier } from '../../../model/run.ts'
import { list, times } from '../../text/phrases.ts'
import type { Drawing } from './drawing.tsx'

type Row = 'accepted' | 'refused'
type Dot = {
  readonly length: number
  readonly x: number
  readonly row: Row
  readonly count: number
  readonly odd: boolean
}
/** A documented bound: a line between the last length on one side and the first on the other. */
type Bound = { readonly x: number; readonly name: string }

const MOST = 36
const COLUMN = 34

export type FrontierPicture = {
  readonly drawing: Drawing
  readonly bounds: string
  readonly odd: string
  readonly hidden: number
}

/** Lengths stand side by side, each as wide as the others: most of what matters is one apart. */
export function frontierPicture(frontier: Frontier): FrontierPicture {
  const points = frontier.points.toSorted((a, b) => a.length - b.length)
  const kept = thinned(points, frontier)
  return {
    drawing: drawingOf(kept, frontier),
    bounds: boundsText(frontier),
    odd: oddText(points, frontier),
    hidden: points.length - kept.length,
  }
}

export function unitOf({ unit }: Frontier): string {
  return unit ?? 'characters'
}

function drawingOf(kept: readonly Point[], frontier: Frontier): Drawing {
  const dots = kept.flatMap((point, x) => dotsOf(point, x, frontier))
  const promised = kept.map(({ length }, x) => ({ x, row: isPromised(length, frontier) ? 'accepted' : 'refused' }))
  const lines = boundsOf(kept, frontier)
  return {
    width: Math.max(240, 96 + kept.length * COLUMN),
    height: 128,
    marginLeft: 72,
    marginRight: Math.max(24, 240 - 72 - kept.length * COLUMN),
    marginTop: 22,
    marginBottom: 42,
    x: { type: 'linear', domain: [-0.5, kept.length - 0.5], axis: null },
    y: { type: 'band', domain: ['accepted', 'refused'], label: null, tickSize: 0, padding: 0.08 },
    marks: [
      rect(promised, {
        x1: (item: { readonly x: number }) => item.x - 0.5,
        x2: (item: { readonly x: number }) => item.x + 0.5,
        y: 'row',
        fill: 'var(--line)',
      }),
      ruleX(lines, { x: 'x', stroke: 'var(--gold)', strokeWidth: 1.5, strokeDasharray: '3 3' }),
      label(lines, { x: 'x', text: 'name', frameAnchor: 'top', dy: -14, fill: 'var(--gold)' }),
      axisX(
        kept.map((_, x) => x),
        {
          tickFormat: (x: number) => String(kept[x]?.length ?? ''),
          tickSize: 0,
          label: `length in ${unitOf(frontier)}, as tried`,
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 38,
        },
      ),
      dot(dots, { filter: (item: Dot) => !item.odd, x: 'x', y: 'row', r: 5, fill: 'var(--ink)', title: titleOf }),
      dot(dots, {
        filter: (item: Dot) => item.odd,
        x: 'x',
        y: 'row',
        r: 5.5,
        symbol: 'times',
        stroke: 'var(--fail)',
        strokeWidth: 3,
        title: titleOf,
      }),
    ],
  }
}

function boundsOf(kept: readonly Point[], { min, max }: Frontier): readonly Bound[] {
  const from = min === undefined ? -1 : kept.findIndex(({ length }) => length >= min)
  const above = max === undefined ? -1 : kept.findIndex(({ length }) => length > max)
  return [
    ...(min === undefined || from <= 0 ? [] : [{ x: from - 0.5, name: `min ${min}` }]),
    ...(max === undefined || above < 0 ? [] : [{ x: above - 0.5, name: `max ${max}` }]),
  ]
}

type Point = Frontier['points'][number]

function isPromised(length: number, { min, max }: Frontier): boolean {
  return length >= (min ?? 0) && length <= (max ?? Number.POSITIVE_INFINITY)
}

function isOdd(point: Point, frontier: Frontier): boolean {
  return isPromised(point.length, frontier) ? point.refused > 0 : point.accepted > 0
}

/** All that is odd or within two of a bound, the ends, and of the rest as many as fit, evenly. */
function thinned(points: readonly Point[], frontier: Frontier): readonly Point[] {
  if (points.length <= MOST) return points
  const bounds = [frontier.min, frontier.max].filter((bound) => bound !== undefined)
  const needed = points.filter(
    (point, index) =>
      index === 0 ||
      index === points.length - 1 ||
      isOdd(point, frontier) ||
      bounds.some((bound) => Math.abs(point.length - bound) <= 2),
  )
  const others = points.filter((point) => !needed.includes(point))
  const room = Math.max(0, MOST - needed.length)
  const step = room === 0 ? Number.POSITIVE_INFINITY : others.length / room
  const chosen = others.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
  return [...needed.slice(0, MOST * 2), ...chosen].toSorted((a, b) => a.length - b.length)
}

function dotsOf({ length, accepted, refused }: Point, x: number, frontier: Frontier): readonly Dot[] {
  const promised = isPromised(length, frontier)
  return [
    ...(accepted > 0 ? [{ length, x, row: 'accepted' as const, count: accepted, odd: !promised }] : []),
    ...(refused > 0 ? [{ length, x, row: 'refused' as const, count: refused, odd: promised }] : []),
  ]
}

function titleOf(item: Dot): string {
  return `length ${item.length}: ${item.row} ${times(item.count)}${item.odd ? ', against the documents' : ''}`
}

function boundsText({ min, max }: Frontier): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`
  if (max !== undefined) return `up to ${max}`
  return min === undefined ? 'any length' : `${min} or more`
}

function oddText(points: readonly Point[], frontier: Frontier): string {
  const odd = points.filter((point) => isOdd(point, frontier))
  const accepted = odd.filter((point) => !isPromised(point.length, frontier)).map((point) => String(point.length))
  const refused = odd.filter((point) => isPromised(point.length, frontier)).map((point) => String(point.length))
  return [
    accepted.length > 0 ? `Accepted beyond the bounds: ${shortList(accepted)}.` : '',
    refused.length > 0 ? `Refused within the bounds: ${shortList(refused)}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

export function shortList(items: readonly string[]): string {
  return items.length <= 8 ? list(items) : `${items.slice(0, 8).join(', ')} and ${items.length - 8} more`
}
