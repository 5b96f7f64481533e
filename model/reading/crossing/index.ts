/** All checks across the parts of a spec. */
import type { Spec } from '../../spec.ts'
import type { Node } from '../node.ts'
import type { Report } from '../report.ts'
import { checkCitations } from './citations.ts'
import { checkErrors } from './errors.ts'
import { checkParameters } from './parameters.ts'
import { checkResource } from './resource.ts'
import { checkService } from './service.ts'

const checks: readonly ((spec: Spec, root: Node, report: Report) => void)[] = [
  checkService,
  checkCitations,
  checkErrors,
  checkParameters,
  checkResource,
]

/** Reports names that are used but not declared, and what contradicts another part. */
export function checkCrossing(spec: Spec, root: Node, report: Report): void {
  for (const check of checks) check(spec, root, report)
}
