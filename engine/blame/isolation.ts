/**
 * Finds out which promise a refused valid request breaks.
 *
 * A packed request exercises many classes at once: each is sent alone. A random one is taken apart: the parameter
 * whose simplest value makes the request acceptable is to blame, by its characters or by its length.
 */
import type { Case } from '../../model/case.ts'
import type { ClauseId, ConstraintKind } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import { absent } from '../../generators/absent.ts'
import { valueAt, withValue } from '../../generators/path.ts'
import { attempt } from './confirmation.ts'
import { file, type Judged, type Workshop } from '../judge.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import { fill } from '../calls/references.ts'

/** Files a refused valid request against the clause that is to blame; against the operation's success when none is found. */
export async function isolate(
  workshop: Workshop,
  judged: Judged & { readonly looked: Readonly<Record<string, number>> },
  order: number,
): Promise<void> {
  const { packs = [], ...planned } = judged.case
  // Absences first: requests for the other classes leave out whatever is optional.
  const absences = packs.filter((pack) => pack.class === 'optional.absent')
  for (const pack of [...absences, ...packs.filter((one) => !absences.includes(one))]) {
    const alone = acceptedCase(planned, pack.clause, pack.class, pack.alone)
    if (
      await fileIfRefused(
        workshop,
        { ...alone, ...(pack.about === undefined ? {} : { about: pack.about }) },
        pack.clause,
        pack.class,
        order,
      )
    )
      return
  }
  const culprit = await culpritOf(workshop, planned)
  if (culprit === undefined) return file(workshop, order, { ...judged, case: planned })
  const alone = acceptedCase(planned, culprit.clause, 'random', planned.input)
  if (
    !(await fileIfRefused(workshop, { ...alone, about: { parameter: culprit.path } }, culprit.clause, 'random', order))
  )
    file(workshop, order, { ...judged, case: planned })
}

function acceptedCase(planned: Case, clause: ClauseId, name: string, input: JsonObject): Case {
  const accepted = planned.expect.find((expectation) => expectation.kind === 'accepted')
  const status = accepted?.kind === 'accepted' ? accepted.status : 200
  return { ...planned, id: `${clause}#${name} alone`, input, expect: [{ kind: 'accepted', clause, status }] }
}

async function fileIfRefused(
  workshop: Workshop,
  planned: Case,
  clause: ClauseId,
  name: string,
  order: number,
): Promise<boolean> {
  const judged = await attempt(workshop, clause, planned)
  if (judged === undefined || judged.findings.length === 0) return false
  workshop.tally.count(clause, {
    class: name,
    order,
    case: planned,
    exchange: judged.exchange,
    findings: judged.findings,
  })
  if (planned.about !== undefined) workshop.charts.outcome(planned, false)
  return true
}

type Culprit = { readonly clause: ClauseId; readonly path: string }

async function culpritOf(workshop: Workshop, planned: Case): Promise<Culprit | undefined> {
  const { spec } = workshop.session.setup
  const operation = operationNamed(spec, planned.operation)
  if (operation === undefined) return undefined
  const simplest = workshop.simplest(operation)
  for (const parameter of leaves(operation)) {
    const value = valueAt(planned.input, parameter.path)
    if (value === absent) continue
    const neutral = withValue(planned.input, parameter.path, valueAt(simplest.input, parameter.path))
    if (!(await isAccepted(workshop, planned, neutral))) continue
    const kind = typeof value === 'string' ? await kindOf(workshop, planned, parameter, value) : 'optional'
    return { clause: clauseFor(workshop, operation, parameter, kind), path: parameter.path }
  }
  return operation.name === spec.resource?.create ? missingIn(workshop, planned, operation) : undefined
}

/** The optional parameter that makes the request acceptable when it is put in. */
async function missingIn(workshop: Workshop, planned: Case, operation: Operation): Promise<Culprit | undefined> {
  const { spec, settings } = workshop.session.setup
  const whole = fill(workshop.freshInput(`all of ${planned.id}`).input, { settings })
  for (const { path, required } of flatParameters(operation.parameters)) {
    const value = valueAt(whole, path)
    if (required || valueAt(planned.input, path) !== absent || value === absent) continue
    if (!(await isAccepted(workshop, planned, withValue(planned.input, path, value)))) continue
    return { clause: clauseId(spec.service, operation.name, `${path}.optional`), path }
  }
  return undefined
}

function leaves(operation: Operation): readonly Parameter[] {
  return flatParameters(operation.parameters).filter(
    (parameter) =>
      parameter.setting === undefined &&
      parameter.refers === undefined &&
      parameter.type !== 'object' &&
      !parameter.path.endsWith('[]'),
  )
}

/** Plain characters at the same length: when they are accepted it was the characters, else the length. */
async function kindOf(
  workshop: Workshop,
  planned: Case,
  parameter: Parameter,
  value: string,
): Promise<'alphabet' | 'length'> {
  const prefix = parameter.prefix?.find((text) => value.startsWith(text)) ?? ''
  const plain = prefix + 'a'.repeat(Math.max(0, [...value].length - [...prefix].length))
  return (await isAccepted(workshop, planned, withValue(planned.input, parameter.path, plain))) ? 'alphabet' : 'length'
}

async function isAccepted(workshop: Workshop, planned: Case, input: JsonObject): Promise<boolean> {
  const clause =
    planned.expect[0]?.clause ?? clauseId(workshop.session.setup.spec.service, planned.operation, 'success')
  const judged = await attempt(workshop, clause, acceptedCase(planned, clause, 'taken apart', input))
  return judged !== undefined && judged.findings.length === 0
}

const preferred: Readonly<Record<'alphabet' | 'length' | 'optional', readonly ConstraintKind[]>> = {
  alphabet: ['alphabet', 'first', 'prefix', 'values', 'type', 'length.max', 'optional', 'required'],
  length: ['length.max', 'length.min', 'alphabet', 'type', 'optional', 'required'],
  optional: ['range.max', 'range.min', 'values', 'type', 'items.max', 'optional', 'required'],
}

function clauseFor(
  workshop: Workshop,
  operation: Operation,
  parameter: Parameter,
  kind: 'alphabet' | 'length' | 'optional',
): ClauseId {
  const { service } = workshop.session.setup.spec
  const ids = preferred[kind].map((constraint) => clauseId(service, operation.name, `${parameter.path}.${constraint}`))
  return ids.find((id) => workshop.clauses.has(id)) ?? clauseId(service, operation.name, 'success')
}
