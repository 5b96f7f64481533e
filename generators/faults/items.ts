/** Faults of `items.max`: lists of valid, distinct items, one too many and far too many. */
import type { FaultClass } from '../classes.ts'
import { listOf } from '../list.ts'
import type { Subject } from '../subject.ts'
import { validValue } from '../valid.ts'

export function itemsFaults({ parameter, terms }: Subject): readonly FaultClass[] {
  const { items, maxItems, path } = parameter
  if (parameter.type !== 'array' || items === undefined || maxItems === undefined) return []
  const long = (name: string, length: number): FaultClass => ({
    path,
    constraint: 'items.max',
    class: `items.${name}`,
    arbitrary: listOf(validValue(items, terms), length),
    about: { length },
  })
  // Far above a large maximum is a question of how large a request may be, not of this promise.
  return [long('one-above-max', maxItems + 1), ...(maxItems <= 20 ? [long('far-above-max', maxItems * 3 + 5)] : [])]
}
