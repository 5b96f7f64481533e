/**
 * Makes a broken request as small as it can be read while the same clause stays broken, within an allowance of calls.
 *
 * First everything that is not needed is left out; then the value that the case is about is made simpler.
 */
import { absent, type Given } from '../../generators/absent.ts'
import { valueAt, withValue } from '../../generators/path.ts'
import { shrinkCandidates } from '../../generators/shrink/candidates.ts'
import { descend } from '../../generators/shrink/descent.ts'
import type { Case } from '../../model/case.ts'
import type { Clause, ConstraintKind } from '../../model/clause.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { Json } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import { attempt } from './confirmation.ts'
import type { Workshop } from '../judge.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import type { Broken } from './tally.ts'

export type Shrunk = { readonly broken: Broken; readonly steps: number }

/** The smallest case found that breaks the clause; the one given when none is smaller. */
export async function shrink(workshop: Workshop, clause: Clause, broken: Broken): Promise<Shrunk> {
  const { setup } = workshop.session
  const operation = operationNamed(setup.spec, broken.case.operation)
  if (operation === undefined) return { broken, steps: 0 }
  let smallest = broken
  const isBroken = async (planned: Case): Promise<boolean> => {
    const again = await attempt(workshop, clause.id, planned)
    if (again === undefined || again.findings.length === 0) return false
    smallest = { ...broken, case: planned, exchange: again.exchange, findings: again.findings }
    return true
  }
  const bare = withoutExtras(workshop, operation, broken.case)
  const dropped = bare !== undefined && (await isBroken(bare)) ? 1 : 0
  const about = aboutOf(broken.case, operation)
  if (about === undefined) return { broken: smallest, steps: dropped }
  const start = smallest.case
  const terms = { typed: setup.protocol.typed, questions: operation.open }
  const kind = broken.case.purpose === 'refuse' ? constraintOf(clause) : undefined
  const descent = await descend<Given>(
    valueAt(start.input, about.path),
    (value) => shrinkCandidates(about, value, { terms, ...(kind === undefined ? {} : { broken: kind }) }),
    (value) => isBroken({ ...start, input: withValue(start.input, about.path, value) }),
    setup.shrinkCalls,
  )
  return { broken: smallest, steps: dropped + descent.steps }
}

/** The case with only what is required, and what it is about. Undefined when there is nothing to leave out. */
function withoutExtras(workshop: Workshop, operation: Operation, planned: Case): Case | undefined {
  const { packs: _, ...rest } = planned
  const path = planned.about?.parameter
  const plain = workshop.simplest(operation).input
  const top = path?.split(/[.[]/)[0]
  const kept = top === undefined || planned.input[top] === undefined ? {} : { [top]: planned.input[top] }
  const references = Object.fromEntries(
    Object.entries(planned.input).filter(([key, value]) => key in plain && isReference(value)),
  )
  const input: Readonly<Record<string, Json>> = { ...plain, ...references, ...kept }
  if (top !== undefined && planned.input[top] === undefined) return undefined
  return Object.keys(input).length < Object.keys(planned.input).length ? { ...rest, input } : undefined
}

function isReference(value: Json): boolean {
  return typeof value === 'object' && value !== null && ('$live' in value || '$setting' in value)
}

function aboutOf(planned: Case, operation: Operation): Parameter | undefined {
  const path = planned.about?.parameter
  const parameter = flatParameters(operation.parameters).find((candidate) => candidate.path === path)
  return parameter === undefined || valueAt(planned.input, parameter.path) === absent ? undefined : parameter
}

const constraints: ReadonlySet<string> = new Set([
  'required',
  'optional',
  'type',
  'length.min',
  'length.max',
  'prefix',
  'first',
  'alphabet',
  'values',
  'range.min',
  'range.max',
  'items.max',
  'unique',
])

function constraintOf(clause: Clause): ConstraintKind | undefined {
  return isConstraint(clause.kind) ? clause.kind : undefined
}

function isConstraint(kind: Clause['kind']): kind is ConstraintKind {
  return constraints.has(kind)
}
