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
import { shows, unlike, type Culprit } from './culprits.ts'
import { file, type Judged, type Workshop } from '../judge.ts'
import { operationNamed } from '../resources/lifecycle.ts'

/** Files a refused valid request against the clause that is to blame; against the operation's success when none is found. */
export async function isolate(
  workshop: Workshop,
  judged: Judged & { readonly looked: Readonly<Record<string, number>> },
  order: number,
): Promise<void> {
  const { packs = [], ...planned } = judged.case
  const known = workshop.culprits.find((culprit) => shows(culprit, planned))
  if (known !== undefined) return fileAs(workshop, judged, known, order)
  const met = await presenceAtFault(workshop, planned)
  if (met !== undefined) {
    workshop.culprits.push(met)
    return fileAs(workshop, judged, met, order)
  }
  // How a text begins is tried before what else is in it: every text begins somehow.
  for (const pack of packs.toSorted((one, other) => rankOf(one.clause) - rankOf(other.clause))) {
    const alone = acceptedCase(planned, pack.clause, pack.class, pack.alone)
    const case_ = { ...alone, ...(pack.about === undefined ? {} : { about: pack.about }) }
    if (await fileIfRefused(workshop, case_, pack.clause, pack.class, order)) return
  }
  const culprit = await culpritOf(workshop, planned)
  if (culprit === undefined) return file(workshop, order, { ...judged, case: planned })
  const alone = acceptedCase(planned, culprit.clause, 'random', planned.input)
  if (
    !(await fileIfRefused(workshop, { ...alone, about: { parameter: culprit.path } }, culprit.clause, 'random', order))
  )
    file(workshop, order, { ...judged, case: planned })
}

function rankOf(clause: ClauseId): number {
  return /\.(prefix|first)$/.test(clause) ? 0 : 1
}

/** Files the request against the presence or absence that made it be refused. */
function fileAs(workshop: Workshop, judged: Judged, { clause, path, when }: Culprit, order: number): void {
  const { packs: _, ...planned } = judged.case
  const alone: Case = {
    ...acceptedCase(planned, clause, `optional.${when}`, planned.input),
    about: { parameter: path },
  }
  const refused = judged.findings.filter(({ check }) => check === 'accepted')
  workshop.tally.count(clause, {
    class: `optional.${when}`,
    order,
    case: alone,
    exchange: judged.exchange,
    findings: refused.map((finding) => ({ ...finding, clause })),
  })
}

/**
 * The optional parameter whose mere presence, or absence, makes requests be refused. Plain requests tell: one that has
 * everything and one that has only what is required. Asked once for each operation.
 */
async function presenceAtFault(workshop: Workshop, planned: Case): Promise<Culprit | undefined> {
  const { spec } = workshop.session.setup
  const operation = operationNamed(spec, planned.operation)
  if (operation === undefined || workshop.examined.has(operation.name)) return undefined
  workshop.examined.add(operation.name)
  const full = workshop.fullest(operation).input
  for (const refused of [full, workshop.simplest(operation).input]) {
    if (await isAccepted(workshop, planned, refused)) continue
    for (const [culprit, input] of unlike(spec.service, operation, refused, full))
      if (await isAccepted(workshop, planned, input))
        return (await isOneValue(workshop, planned, refused, culprit)) ? undefined : culprit
  }
  return undefined
}

/** Whether it is not the presence of a parameter but the value that it happened to have. */
async function isOneValue(
  workshop: Workshop,
  planned: Case,
  refused: JsonObject,
  { path, when }: Culprit,
): Promise<boolean> {
  const operation = operationNamed(workshop.session.setup.spec, planned.operation)
  if (when === 'absent' || operation === undefined) return false
  const listed = flatParameters(operation.parameters).find((parameter) => parameter.path === path)?.values
  const drawn = Array.from({ length: 4 }, () => valueAt(workshop.fullest(operation).input, path))
  const others = (listed ?? drawn).filter((other) => other !== absent && other !== valueAt(refused, path))
  for (const other of new Set(others))
    if (await isAccepted(workshop, planned, withValue(refused, path, other))) return true
  return false
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

type Blamed = { readonly clause: ClauseId; readonly path: string }

async function culpritOf(workshop: Workshop, planned: Case): Promise<Blamed | undefined> {
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
