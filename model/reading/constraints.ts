import type { Parameter } from '../spec.ts'
import type { Node } from './node.ts'
import type { Report } from './report.ts'

export function checkConstraints(_parameter: Parameter, _node: Node, _report: Report): void {}
