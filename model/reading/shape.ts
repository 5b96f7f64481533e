/** Judges nodes against a JSON Schema, and puts each fault at its place in the file. */
import type { ValidateFunction } from 'ajv'
import type { Node } from './node.ts'
import type { Report } from './report.ts'
import { validatorOf } from './schemas.ts'
import { faultsOf, type Fault } from './wording.ts'

/** Reports everything in which the node departs from the schema of a spec. */
export function checkShape(root: Node, report: Report): void {
  reportFaults(shapeFaults(validatorOf('spec'), root.value), root, report)
}

/** What a compiled schema finds wrong with a value; empty when nothing is. */
export function shapeFaults(validate: ValidateFunction, value: unknown): readonly Fault[] {
  return validate(value) ? [] : faultsOf(validate.errors ?? [], validate.schema)
}

/** Puts faults where their pointers lead. */
export function reportFaults(faults: readonly Fault[], root: Node, report: Report): void {
  for (const fault of faults) {
    const node = nodeAt(root, fault.pointer)
    report(fault.code, fault.on === 'key' ? node.keyAt : node.at, fault.message, fault.hint)
  }
}

/** The node that a JSON Pointer leads to, or the last one on the way. */
export function nodeAt(root: Node, pointer: string): Node {
  let node = root
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const next = Array.isArray(node.value) ? node.items[Number(key)] : node.entries.get(key)
    if (next === undefined) return node
    node = next
  }
  return node
}
