import type { Spec } from '../spec.ts'
import type { Node } from './node.ts'
import type { Report } from './report.ts'

export function checkCrossing(_spec: Spec, _root: Node, _report: Report): void {}
