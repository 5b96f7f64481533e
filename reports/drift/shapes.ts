/** What changed between two shapes of a body: fields come and go, types widen, constants get new values. */
import type { DriftLabel } from './drift.ts'

export type Types = ReadonlyMap<string, ReadonlySet<string>>

export type ShapeChange = {
  readonly label: Extract<
    DriftLabel,
    'field-added' | 'field-removed' | 'field-type' | 'type-widened' | 'enum-value-new'
  >
  readonly path: string
  readonly old: string
  readonly new: string
}

export function shapeChanges(old: Types, now: Types): readonly ShapeChange[] {
  const paths = [...new Set([...old.keys(), ...now.keys()])].toSorted()
  return paths.flatMap((path) => {
    const before = old.get(path)
    const after = now.get(path)
    if (before === undefined && after !== undefined)
      return isUnseen(old, now, path)
        ? []
        : [{ label: 'field-added' as const, path, old: '(absent)', new: textOf(after) }]
    if (after === undefined && before !== undefined)
      return isUnseen(now, old, path)
        ? []
        : [{ label: 'field-removed' as const, path, old: textOf(before), new: '(absent)' }]
    return before === undefined || after === undefined ? [] : typeChange(path, before, after)
  })
}

/**
 * Tells whether a path could not have been seen, or is told already: items of a list that was empty, fields of
 * something that was no object there, and everything inside a field that is itself new or lost.
 */
function isUnseen(types: Types, others: Types, path: string): boolean {
  if (path === '$') return false
  const parent = types.get(parentOf(path, others))
  return parent === undefined || path.endsWith('[]') || !parent.has('object')
}

/** Names may hold dots themselves: the parent is the longest beginning that is a path too, in the run that has the field. */
function parentOf(path: string, known: Types): string {
  if (path.endsWith('[]')) return path.slice(0, -2) || '$'
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
    if (known.has(path.slice(0, dot))) return path.slice(0, dot)
  return '$'
}

function typeChange(path: string, before: ReadonlySet<string>, after: ReadonlySet<string>): readonly ShapeChange[] {
  const fresh = [...after].filter((type) => !before.has(type))
  if (fresh.length === 0) return []
  const lost = [...before].filter((type) => !after.has(type))
  const label =
    fresh.every(isConstant) && [...before].some(isConstant)
      ? 'enum-value-new'
      : lost.length === 0
        ? 'type-widened'
        : 'field-type'
  return [{ label, path, old: textOf(before), new: textOf(after) }]
}

function isConstant(type: string): boolean {
  return type.startsWith('"')
}

function textOf(types: ReadonlySet<string>): string {
  return [...types].toSorted().join('|')
}
