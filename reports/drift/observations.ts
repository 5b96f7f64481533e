/** What probes saw differently: answers to open questions, and which lengths and characters are accepted. */
import type { Fingerprint, Observation } from '../../model/run.ts'
import { count } from '../text/phrases.ts'
import type { Difference, Pair } from './behaviour.ts'
import { bothOf, differenceOf } from './behaviour.ts'
import type { Change, Lone } from './drift.ts'

/**
 * @param told changes of behaviour found elsewhere: what changed in the same way there is told once. Shape and headers
 *   are compared over all answers of an operation, those to open questions among them (see profile.ts).
 */
export function observationDrift(
  pair: Pair,
  told: readonly Change[],
): {
  readonly changed: readonly Change[]
  readonly added: readonly Lone[]
  readonly removed: readonly Lone[]
} {
  const nameOf = ({ operation, question }: Observation) => `${operation}/${question}`
  const old = new Map(pair.old.observations.map((item) => [nameOf(item), item]))
  const now = new Map(pair.new.observations.map((item) => [nameOf(item), item]))
  const lone = (item: Observation): Lone => ({ kind: 'observation', service: pair.new.service, name: nameOf(item) })
  return {
    changed: [...now].flatMap(([name, item]) => {
      const before = old.get(name)
      return before === undefined ? [] : seenChanges(pair, before, item, told)
    }),
    added: [...now].filter(([name]) => !old.has(name)).map(([, item]) => lone(item)),
    removed: [...old].filter(([name]) => !now.has(name)).map(([, item]) => lone(item)),
  }
}

function seenChanges(pair: Pair, before: Observation, after: Observation, told: readonly Change[]): readonly Change[] {
  const isTold = (difference: Difference) =>
    told.some(
      ({ label, operation, old, new: now }) =>
        label === difference.label && operation === after.operation && old === difference.old && now === difference.new,
    )
  const aligned = before.seen.length === after.seen.length
  return after.seen.flatMap((seen, index) => {
    const old = before.seen.find((item) => item.sent === seen.sent) ?? (aligned ? before.seen[index] : undefined)
    const difference = old === undefined ? undefined : differenceOf(old.behaviour, seen.behaviour)
    if (old === undefined || difference === undefined || isTold(difference)) return []
    const change: Change = {
      label: 'observation',
      service: pair.new.service,
      operation: after.operation,
      what: `${after.question}: ${seen.sent}`,
      old: textOf(old.answer, old.behaviour),
      new: textOf(seen.answer, seen.behaviour),
      exchanges: bothOf(before.exchange, after.exchange),
    }
    return [change]
  })
}

function textOf(answer: string, { message }: Fingerprint): string {
  return message === undefined || answer.includes(message) ? answer : `${answer}: ${message}`
}

/** Lengths and characters that were always accepted and are now refused, or the other way round. */
export function acceptanceChanges(pair: Pair): readonly Change[] {
  return [
    ...flips(pair, frontierPoints(pair.old), frontierPoints(pair.new)),
    ...flips(pair, characterPoints(pair.old), characterPoints(pair.new)),
  ]
}

type Point = {
  readonly operation: string
  readonly subject: string
  readonly value: string
  readonly accepted: number
  readonly refused: number
}

function frontierPoints({ frontiers }: Pair['old']): readonly Point[] {
  return frontiers.flatMap(({ operation, parameter, points }) =>
    points.map(({ length, accepted, refused }) => ({
      operation,
      subject: `length of ${parameter}`,
      value: String(length),
      accepted,
      refused,
    })),
  )
}

function characterPoints({ characters }: Pair['old']): readonly Point[] {
  return characters.flatMap(({ operation, parameter, points }) =>
    points.map(({ character, position, accepted, refused }) => ({
      operation,
      subject: `${position} character of ${parameter}`,
      value: JSON.stringify(character),
      accepted,
      refused,
    })),
  )
}

function flips(pair: Pair, before: readonly Point[], after: readonly Point[]): readonly Change[] {
  const keyOf = (point: Point) => JSON.stringify([point.operation, point.subject, point.value])
  const old = new Map(before.map((point) => [keyOf(point), point]))
  const groups = new Map<
    string,
    { readonly operation: string; readonly subject: string; readonly now: string; readonly values: string[] }
  >()
  for (const point of after) {
    const now = sideOf(point)
    const was = sideOf(old.get(keyOf(point)))
    if (was === undefined || now === undefined || was === now) continue
    const key = JSON.stringify([point.operation, point.subject, now])
    const group = groups.get(key) ?? { operation: point.operation, subject: point.subject, now, values: [] }
    groups.set(key, { ...group, values: [...group.values, point.value] })
  }
  return [...groups.values()].map(({ operation, subject, now, values }) => {
    const shown =
      values.slice(0, 8).join(', ') + (values.length > 8 ? ` and ${count(values.length - 8, 'more', 'more')}` : '')
    const other = now === 'accepted' ? 'refused' : 'accepted'
    return {
      label: 'acceptance',
      service: pair.new.service,
      operation,
      what: `${subject}: ${shown}`,
      old: other,
      new: now,
      exchanges: {},
    }
  })
}

function sideOf(point: Point | undefined): 'accepted' | 'refused' | undefined {
  if (point === undefined || point.accepted > 0 === point.refused > 0) return undefined
  return point.accepted > 0 ? 'accepted' : 'refused'
}
