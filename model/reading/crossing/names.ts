/** Names that must be declared elsewhere in the spec: how a wrong one is told. */
import type { ErrorPromise, Operation, Spec } from '../../spec.ts'
import { flatParameters } from '../../clauses/parameters.ts'
import { didYouMean } from '../nearest.ts'
import { entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'

export type Kind = { readonly code: string; readonly what: string }

/** Reports the text of a node that is none of the declared names. */
export function checkName(node: Node | undefined, declared: Iterable<string>, kind: Kind, report: Report): void {
  const name = textOf(node)
  if (node !== undefined && name !== undefined) checkWord(name, node.at, { declared, kind, report })
}

export type Declared = { readonly declared: Iterable<string>; readonly kind: Kind; readonly report: Report }

/** The same for a word that is a key or a part of a text. */
export function checkWord(name: string, at: Node['at'], { declared, kind, report }: Declared): void {
  for (const known of declared) if (known === name) return
  report(kind.code, at, `${kind.what} \`${name}\` is not declared`, () => hintFor(name, [...declared]))
}

/** The closest name, else all of them where they are few. */
export function hintFor(name: string, names: readonly string[]): string | undefined {
  const isFew = names.length > 0 && names.length <= 8
  const few = isFew ? `declared: ${names.map((known) => `\`${known}\``).join(', ')}` : undefined
  return didYouMean(name, names) ?? few
}

/** The operations of a spec, each with its node. */
export function operationNodes(spec: Spec, root: Node): readonly (readonly [Operation, Node])[] {
  const nodes = new Map(entriesOf(entry(root, 'operations')))
  return spec.operations.flatMap((operation) => {
    const node = nodes.get(operation.name)
    return node === undefined ? [] : [[operation, node] as const]
  })
}

/** Paths of all parameters, nested ones too. */
export function parameterPaths(operation: Operation | undefined): readonly string[] {
  return flatParameters(operation?.parameters ?? []).map((parameter) => parameter.path)
}

export function errorNames(...lists: readonly (readonly ErrorPromise[])[]): readonly string[] {
  return lists.flat().map((error) => error.name)
}

export const unknownParameter: Kind = { code: 'unknown-parameter', what: 'the parameter' }
export const unknownField: Kind = { code: 'unknown-field', what: 'the response field' }
export const unknownError: Kind = { code: 'unknown-error', what: 'the error' }
export const unknownOperation: Kind = { code: 'unknown-operation', what: 'the operation' }
export const unknownSetting: Kind = { code: 'unknown-setting', what: 'the setting' }
