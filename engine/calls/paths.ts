/** Reads values at a path such as `group.name` or `Data[].GroupId`; `[]` means every item of a list. */
import { isObject, isSingle, type Json } from '../../model/json.ts'

/** All values at the path; none when any part of it is missing. An empty path is the value itself. */
export function valuesAt(value: Json | undefined, path: string): readonly Json[] {
  if (value === undefined) return []
  if (path === '') return [value]
  // Most paths have one step, and are asked for with every call.
  if (!path.includes('.') && !path.endsWith('[]')) return present(value, path)
  const [head = '', ...rest] = path.split('.')
  const isList = head.endsWith('[]')
  const key = isList ? head.slice(0, -2) : head
  const child = key === '' ? value : isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  if (child === undefined) return []
  const children: readonly Json[] = !isList ? [child] : Array.isArray(child) ? child : []
  return children.flatMap((item) => valuesAt(item, rest.join('.')))
}

function present(value: Json, key: string): readonly Json[] {
  const child = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return child === undefined ? [] : [child]
}

/** The text at a path, also of a number or boolean; undefined when there is none. */
export function textAt(value: Json | undefined, path: string): string | undefined {
  const [first] = valuesAt(value, path)
  return isSingle(first) ? String(first) : undefined
}
