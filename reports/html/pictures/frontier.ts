/** The acceptance frontier: every length tried, accepted or refused, against what the documents promise. */
import { cell, dot } from '@observablehq/plot'
import type { Frontier } from '../../../model/run.ts'
import { list } from '../../text/phrases.ts'
import type { Drawing } from './drawing.tsx'

type Row = 'accepted' | 'refused'
type Dot = { readonly length: string; readonly row: Row; readonly count: number; readonly odd: boolean }

const MOST = 36

export type FrontierPicture = {
  readonly drawing: Drawing
  readonly bounds: string
  readonly odd: string
  readonly hidden: number
}

export function frontierPicture(frontier: Frontier): FrontierPicture {
  const points = frontier.points.toSorted((a, b) => a.length - b.length)
  const kept = thinned(points, frontier)
  const dots = kept.flatMap((point) => dotsOf(point, frontier))
  const expected = kept.map(({ length }) => ({
    length: String(length),
    row: isPromised(length, frontier) ? 'accepted' : 'refused',
  }))
  const drawing: Drawing = {
    width: 96 + kept.length * 28,
    height: 104,
    marginLeft: 72,
    marginTop: 4,
    marginBottom: 40,
    x: { type: 'band', domain: kept.map(({ length }) => String(length)), label: 'length', padding: 0.12, tickSize: 0 },
    y: { type: 'band', domain: ['accepted', 'refused'], label: null, tickSize: 0, padding: 0.12 },
    marks: [
      cell(expected, { x: 'length', y: 'row', fill: 'var(--line)' }),
      dot(dots, { filter: (item: Dot) => !item.odd, x: 'length', y: 'row', r: 5, fill: 'var(--ink)', title: titleOf }),
      dot(dots, {
        filter: (item: Dot) => item.odd,
        x: 'length',
        y: 'row',
        r: 5.5,
        symbol: 'times',
        stroke: 'var(--fail)',
        strokeWidth: 3,
        title: titleOf,
      }),
    ],
  }
  return { drawing, bounds: boundsText(frontier), odd: oddText(points, frontier), hidden: points.length - kept.length }
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

function dotsOf(point: Point, frontier: Frontier): readonly Dot[] {
  const promised = isPromised(point.length, frontier)
  const length = String(point.length)
  return [
    ...(point.accepted > 0 ? [{ length, row: 'accepted' as const, count: point.accepted, odd: !promised }] : []),
    ...(point.refused > 0 ? [{ length, row: 'refused' as const, count: point.refused, odd: promised }] : []),
  ]
}

function titleOf(item: Dot): string {
  return `length ${item.length}: ${item.row} ${item.count} times${item.odd ? ', against the documents' : ''}`
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
