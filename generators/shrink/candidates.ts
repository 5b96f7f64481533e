/**
 * Simpler values that show the same thing: for a fault, values that still break exactly its constraint; for a valid
 * value that was refused, values that still satisfy all. Best first, finitely many, each simpler than the one given.
 */
import * as fc from 'fast-check'
import type { ConstraintKind } from '../../model/clause.ts'
import { isObject } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'
import type { Given } from '../absent.ts'
import { drawMany } from '../draw.ts'
import { faultsOf } from '../faults/ladder.ts'
import { brokenText } from '../fits.ts'
import type { NameSource } from '../names.ts'
import { subjectOf } from '../subject.ts'
import type { Subject } from '../subject.ts'
import { isReference } from '../terms.ts'
import type { Terms } from '../terms.ts'
import { validValue } from '../valid.ts'
import { halves, simplerTexts } from './text.ts'
import { nearestNumber, weigh } from './weight.ts'

export type ShrinkChoice = {
  readonly terms: Terms
  /** The broken constraint of a fault; left out for a valid value. */
  readonly broken?: ConstraintKind
  /** For run-unique parameters: candidates are names that are not taken. */
  readonly names?: NameSource
}

/** The candidates for a value of the parameter itself, made as they are asked for; none when it is as simple as it gets. */
export function* shrinkCandidates(parameter: Parameter, value: Given, choice: ShrinkChoice): Iterable<Json> {
  if (typeof value === 'symbol' || value === null || isReference(parameter)) return
  const { terms, broken, names } = choice
  const subject = subjectOf(parameter, terms)
  const limit = weigh(subject, broken, value)
  const seen = new Set<string>()
  for (const raw of rawCandidates(subject, broken, value)) {
    const candidate =
      parameter.unique && typeof raw === 'string' && names !== undefined ? untaken(subject, broken, raw, names) : raw
    if (candidate === undefined || weigh(subject, broken, candidate) >= limit || seen.has(JSON.stringify(candidate)))
      continue
    seen.add(JSON.stringify(candidate))
    yield candidate
  }
}

function* rawCandidates(subject: Subject, broken: ConstraintKind | undefined, value: Json): Iterable<Json> {
  const { parameter } = subject
  const isOwn =
    parameter.type === 'string' && parameter.values === undefined && broken !== 'type' && broken !== 'required'
  if (isOwn && typeof value === 'string') {
    for (const text of simplerTexts(subject, broken, value)) if (stillFits(subject, broken, text, value)) yield text
    return
  }
  if (typeof value === 'number' && (broken?.startsWith('range') ?? broken === undefined)) {
    const nearest = nearestNumber(subject, broken)
    yield* parameter.values === undefined ? [nearest, ...halves(nearest, value)] : parameter.values
    return
  }
  if (Array.isArray(value) && parameter.type === 'array') yield* simplerLists(subject, broken, value)
  // A closed set, a wrong type: what the ladder offers is all there is, told apart by JSON type.
  else if (broken !== undefined)
    yield* drawn(subject, broken).filter((other) => broken !== 'type' || typeOf(other) === typeOf(value))
  else if (parameter.values !== undefined) yield* parameter.values
}

function drawn({ parameter, terms }: Subject, broken: ConstraintKind): readonly Json[] {
  return faultsOf(parameter, broken, terms)
    .flatMap((fault) => drawMany<Given>(fault.arbitrary, 0, fault.class, 3))
    .flatMap((value) => (typeof value === 'symbol' || value === null || value === '' ? [] : [value]))
}

function typeOf(value: Json): string {
  return Array.isArray(value) ? 'list' : isObject(value) ? 'object' : typeof value
}

/** Breaks just what was broken, and holds no stranger, blank or byte at a bound that the text did not hold. */
function stillFits(subject: Subject, broken: ConstraintKind | undefined, text: string, from: string): boolean {
  const found = brokenText(subject, text)
  const isRight = broken === undefined ? found.length === 0 : found.length === 1 && found[0] === broken
  return isRight && (text === text.trim() || from !== from.trim()) && text.trim() !== ''
}

/** The name itself or one that differs in its last characters; none when all of these are taken. */
function untaken(
  subject: Subject,
  broken: ConstraintKind | undefined,
  name: string,
  names: NameSource,
): string | undefined {
  const { plain } = subject.charset
  if (!names.isTaken(name)) return name
  const characters = [...name]
  const tails = plain.flatMap((one) => plain.map((other) => [one, other]))
  for (const tail of tails) {
    const other = [...characters.slice(0, -2), ...tail].join('')
    if (!names.isTaken(other) && stillFits(subject, broken, other, name)) return other
  }
  return undefined
}

function* simplerLists(
  { parameter, terms }: Subject,
  broken: ConstraintKind | undefined,
  value: readonly Json[],
): Iterable<Json> {
  const wanted = broken === 'items.max' ? (parameter.maxItems ?? 0) + 1 : 1
  const simple = parameter.items === undefined ? fc.constant(null) : validValue(parameter.items, terms)
  const item = drawMany<Json>(simple, 0, parameter.path, Math.max(value.length, wanted))
  if (value.length > wanted) {
    yield item.slice(0, wanted)
    for (const length of [wanted, ...halves(wanted, value.length)]) yield value.slice(0, length)
  }
  yield item.slice(0, value.length)
}
