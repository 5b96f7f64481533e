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
import type { Operation, Parameter } from '../../model/spec.ts'
import { absent } from '../../generators/absent.ts'
import { valueAt, withValue } from '../../generators/path.ts'
import { acceptedCase, isAccepted } from './acceptance.ts'
import { attempt } from './confirmation.ts'
import { shows, type Culprit } from './culprits.ts'
import { presenceAtFault } from './presence.ts'
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
  const met = known ?? (await presenceAtFault(workshop, planned))
  if (met !== undefined) {
    if (!workshop.culprits.includes(met)) workshop.culprits.push(met)
    leaveOut(workshop, packs, met.clause)
    return fileAs(workshop, judged, met, order)
  }
  // How a text begins is tried before what else is in it: every text begins somehow.
  const ranked = packs.toSorted((one, other) => rankOf(one.clause) - rankOf(other.clause))
  for (const [place, pack] of ranked.entries()) {
    const alone = acceptedCase(planned, pack.clause, pack.class, pack.alone)
    const case_ = { ...alone, ...(pack.about === undefined ? {} : { about: pack.about }) }
    if (!(await fileIfRefused(workshop, case_, pack.clause, pack.class, order))) continue
    return leaveOut(workshop, ranked.slice(place + 1), pack.clause)
  }
  const culprit = await culpritOf(workshop, planned)
  if (culprit === undefined) return file(workshop, order, { ...judged, case: planned })
  const alone = acceptedCase(planned, culprit.clause, 'random', planned.input)
  if (
    !(await fileIfRefused(workshop, { ...alone, about: { parameter: culprit.path } }, culprit.clause, 'random', order))
  )
    file(workshop, order, { ...judged, case: planned })
}

/** What else the refused request held was not tried by itself: its clauses cannot pass on what is left. */
function leaveOut(workshop: Workshop, packs: NonNullable<Case['packs']>, culprit: ClauseId): void {
  for (const pack of packs)
    if (pack.clause !== culprit)
      workshop.leftOut.set(pack.clause, `The request that held ${pack.class} was refused for the sake of ${culprit}.`)
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

/** Tries a request by itself and files what came of it; true when it is refused. */
async function fileIfRefused(
  workshop: Workshop,
  planned: Case,
  clause: ClauseId,
  name: string,
  order: number,
): Promise<boolean> {
  const judged = await attempt(workshop, clause, planned)
  if (judged === undefined) return false
  workshop.tally.count(clause, {
    class: name,
    order,
    case: planned,
    exchange: judged.exchange,
    findings: judged.findings,
  })
  const isRefused = judged.findings.length > 0
  if (planned.about !== undefined) workshop.charts.outcome(planned, !isRefused)
  return isRefused
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
