/**
 * A value of a YAML or JSON file together with where it stands. Readers walk nodes, so that each problem and each
 * promise knows its line. Every accessor takes what may be missing or of a wrong type: the shape is judged elsewhere.
 */
import type { Json } from '../json.ts'
import type { SourceRef } from '../problem.ts'

export type Node = {
  readonly value: Json
  readonly at: SourceRef
  /** Where its key stands; the same as `at` for items of a list and for the root. */
  readonly keyAt: SourceRef
  readonly entries: ReadonlyMap<string, Node>
  readonly items: readonly Node[]
}

export function textOf(node: Node | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined
}

/** Text, or a number as text: where a name such as `404` needs no quotes. */
export function nameOf(node: Node | undefined): string | undefined {
  return typeof node?.value === 'number' ? String(node.value) : textOf(node)
}

export function numberOf(node: Node | undefined): number | undefined {
  return typeof node?.value === 'number' ? node.value : undefined
}

export function isTrue(node: Node | undefined): boolean {
  return node?.value === true
}

/** The nodes of a list, or the node itself where one stands for a list of one. */
export function eachOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || node.value === null) return []
  return Array.isArray(node.value) ? node.items : [node]
}

/** The texts of a list or of a single text; what is no text is left out. */
export function textsOf(node: Node | undefined): readonly string[] {
  return eachOf(node).flatMap((item) => textOf(item) ?? [])
}

export function numbersOf(node: Node | undefined): readonly number[] {
  return eachOf(node).flatMap((item) => numberOf(item) ?? [])
}

/** The entry under a key, if the node is a map that has it. */
export function entry(node: Node | undefined, key: string): Node | undefined {
  return node?.entries.get(key)
}

/** The entries of a map in the order of the file. */
export function entriesOf(node: Node | undefined): readonly (readonly [string, Node])[] {
  return node === undefined ? [] : [...node.entries]
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same fields without those that are undefined, as exact optional properties want it. */
export function present<T extends object>(fields: T): Present<T>
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
