/**
 * Rules by which one broken clause hangs on another: it would hold if the other one did. Each gives the other's id.
 *
 * Nothing here knows a service. A clause that hangs on another is untested, so each rule asks that all of its evidence
 * is explained.
 */
import type { Clause, ClauseId, ClauseKind } from '../../model/clause.ts'
import { valueAt } from '../../generators/path.ts'
import { shows, type Culprit } from './culprits.ts'
import { errorIds, isAll, ofAnyRefusal, ofTheError } from './explained.ts'
import type { Broken } from './tally.ts'

export type Suspects = ReadonlyMap<ClauseId, readonly Broken[]>

export type Scene = {
  readonly suspects: Suspects
  readonly hanging: ReadonlyMap<ClauseId, ClauseId>
  readonly clauses: ReadonlyMap<ClauseId, Clause>
  /** Errors that promise no code: whatever answers in their place, they are broken first. */
  readonly codeless: ReadonlySet<ClauseId>
  /** Parameters whose presence or absence was found to be refused. */
  readonly culprits: readonly Culprit[]
}

export type Rule = (id: ClauseId, evidence: readonly Broken[], scene: Scene) => ClauseId | undefined

/** The error that the reply carries by its code, and whose own status or message is wrong in the same exchange. */
const carriedError: Rule = (id, evidence, { suspects }) => {
  if (!isAll(evidence, ofTheError)) return undefined
  const carried = (broken: Broken): readonly ClauseId[] =>
    errorIds([broken]).filter(
      (error) => error !== id && suspects.get(error)?.some((other) => other.exchange === broken.exchange) === true,
    )
  const [first] = evidence.map(carried)
  return first?.find((error) => evidence.every((broken) => carried(broken).includes(error)))
}

/** An error that others were hung on already, and that is answered here by the same wrong status or code. */
const sameWrongAnswer: Rule = (id, evidence, { suspects, hanging }) => {
  if (!isAll(evidence, ofTheError)) return undefined
  const blamed = new Set(hanging.values())
  const answers = (all: readonly Broken[]): readonly string[] =>
    all.flatMap(({ findings }) => findings.map(({ actual }) => actual))
  return errorIds(evidence)
    .filter((error) => error !== id && blamed.has(error))
    .find((error) => answers(evidence).every((actual) => answers(suspects.get(error) ?? []).includes(actual)))
}

/** Of errors that may answer the same fault, the first speaks for all: one that promises no code, else the operation's own. */
const sameFault: Rule = (id, evidence, { suspects, clauses, codeless }) => {
  const own = faultOf(id, evidence, clauses)
  if (own === undefined) return undefined
  const same = [...suspects].filter(([other, all]) => faultOf(other, all, clauses) === own).map(([other]) => other)
  const rank = (one: ClauseId): number => (codeless.has(one) ? 0 : clauses.get(one)?.operation === 'common' ? 2 : 1)
  const [speaker] = same.toSorted((one, other) => rank(one) - rank(other))
  return speaker === id ? undefined : speaker
}

/** What the cases of an error clause provoke, and which errors may answer it. */
function faultOf(id: ClauseId, evidence: readonly Broken[], clauses: Scene['clauses']): string | undefined {
  if (clauses.get(id)?.kind !== 'error') return undefined
  const made = evidence.find((broken) => broken.case.fault?.clause === id)?.case
  const [refused] = made?.expect ?? []
  if (made === undefined || refused?.kind !== 'refused') return undefined
  return [made.operation, made.fault?.class, ...(refused.errors ?? []).toSorted()].join('|')
}

/** The parameter whose presence or absence is refused, when all the evidence shows it. */
const presence: Rule = (id, evidence, { suspects, culprits }) => {
  if (!isAll(evidence, ofAnyRefusal)) return undefined
  return culprits.find(
    (culprit) =>
      culprit.clause !== id && suspects.has(culprit.clause) && evidence.every((broken) => shows(culprit, broken.case)),
  )?.clause
}

/**
 * How texts of a parameter may begin, or which values there are, when valid ones are refused: whatever was refused with
 * the same beginning, or the same value, tells nothing else.
 */
const refusedValue: Rule = (id, evidence, { suspects, clauses }) => {
  const { operation, kind } = clauses.get(id) ?? {}
  // Where nothing succeeds at all, it is no matter of values.
  if (kind === 'success' || !isAll(evidence, ofAcceptance)) return undefined
  return [...suspects].find(([other, own]) => {
    const clause = clauses.get(other)
    const traitOf = clause === undefined ? undefined : traits[clause.kind]
    const parameter = clause?.parameter
    if (other === id || clause?.operation !== operation || traitOf === undefined || parameter === undefined)
      return false
    const trait = (broken: Broken): string => traitOf(valueAt(broken.case.input, parameter))
    const known = new Set(own.map(trait))
    return isAll(own, ofAcceptance) && evidence.every((broken) => known.has(trait(broken)))
  })?.[0]
}

const ofAcceptance = new Set(['accepted'])

/** What of a value a clause speaks of. */
const traits: Readonly<Partial<Record<ClauseKind, (value: unknown) => string>>> = {
  first: initialOf,
  values: (value) => (typeof value === 'symbol' ? '' : JSON.stringify(value)),
}

function initialOf(value: unknown): string {
  const [initial = ''] = typeof value === 'string' ? value : ''
  return initialKinds.find(([, pattern]) => pattern.test(initial))?.[0] ?? initial
}

const initialKinds = [
  ['han', /\p{Script=Han}/u],
  ['upper', /\p{Lu}/u],
  ['lower', /\p{Ll}/u],
  ['digit', /\p{Nd}/u],
] as const

export const rules: readonly Rule[] = [carriedError, sameWrongAnswer, sameFault, refusedValue, presence]
