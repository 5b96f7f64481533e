/** Makes the cases that must be refused because one constraint of one parameter is broken. */
import { draw, drawMany } from '../../generators/draw.ts'
import type { FaultClass } from '../../generators/classes.ts'
import { faults } from '../../generators/faults/ladder.ts'
import { withValue } from '../../generators/path.ts'
import { isTyped } from '../../generators/terms.ts'
import { randomFault } from '../../generators/random-fault.ts'
import { absent, type Given } from '../../generators/absent.ts'
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import { errorsOf } from '../../model/clauses/replies.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import type { Maker } from './maker.ts'
import { withText } from './inputs.ts'

/** The ladder of one operation: one case per fault class, in the order of the ladder. */
export function ladderCases(maker: Maker, operation: Operation): readonly Case[] {
  return operation.parameters.flatMap((top) =>
    rungs(maker, operation, faults(top, maker.terms(operation))).flatMap((fault) => {
      const parameter = parameterAt(operation, fault.path)
      const clause = clauseId(maker.spec.service, operation.name, `${fault.path}.${fault.constraint}`)
      if (parameter === undefined || !maker.wants(clause)) return []
      const id = `${clause}#${fault.class}`
      const value = draw(fault.arbitrary, maker.seed, id)
      if (!isCarried(maker, operation, parameter, value)) return []
      return [faultCase(maker, operation, parameter, { clause, class: fault.class, id }, value, fault.about)]
    }),
  )
}

/** A run without examples climbs the whole ladder where resources are made, and elsewhere takes the first rung of each clause. */
function rungs(maker: Maker, operation: Operation, ladder: readonly FaultClass[]): readonly FaultClass[] {
  if (maker.examples > 0 || operation.name === maker.spec.resource?.create) return ladder
  const seen = new Set<string>()
  return ladder.filter(({ path, constraint }) => {
    const key = `${path} ${constraint}`
    return !seen.has(key) && seen.add(key)
  })
}

/** `count` random faults of each constraint, drawn one by one. */
export function* randomRefusals(maker: Maker, operation: Operation, count: number): Iterable<Case> {
  for (const parameter of flatParameters(operation.parameters)) {
    const kinds = new Set(
      faults(parameter, maker.terms(operation))
        .filter((fault) => fault.path === parameter.path)
        .map((fault) => fault.constraint),
    )
    for (const kind of kinds) {
      const clause = clauseId(maker.spec.service, operation.name, `${parameter.path}.${kind}`)
      if (!maker.wants(clause)) continue
      const arbitrary = randomFault(parameter, kind, maker.terms(operation))
      if (arbitrary === undefined) continue
      for (const [place, value] of inBatches(count, (size, batch) =>
        drawMany(arbitrary, maker.seed, `${clause}#random ${batch}`, size),
      )) {
        if (!isCarried(maker, operation, parameter, value)) continue
        yield faultCase(
          maker,
          operation,
          parameter,
          { clause, class: 'random', id: `${clause}#random ${place + 1}` },
          value,
        )
      }
    }
  }
}

const batchSize = 256

/** Draws many values a batch at a time, so that a million need no more room than a few hundred. */
export function* inBatches<T>(
  count: number,
  take: (size: number, batch: number) => readonly T[],
): Iterable<readonly [number, T]> {
  for (let done = 0; done < count; done += batchSize) {
    const drawn = take(Math.min(batchSize, count - done), done / batchSize)
    for (const [place, value] of drawn.entries()) yield [done + place, value]
  }
}

/** Pairs cannot carry an object without its only property: it is as absent as that. */
function isCarried(maker: Maker, operation: Operation, parameter: Parameter, value: Given): boolean {
  if (value !== absent || isTyped(parameter, maker.terms(operation))) return true
  const cut = parameter.path.lastIndexOf('.')
  return cut < 0 || (parameterAt(operation, parameter.path.slice(0, cut))?.properties?.length ?? 0) > 1
}

/** A second resource of a name that exists: the one fault that needs state. */
export function duplicateCases(maker: Maker, operation: Operation): readonly Case[] {
  const { spec } = maker
  return flatParameters(operation.parameters).flatMap((parameter): readonly Case[] => {
    const clause = clauseId(spec.service, operation.name, `${parameter.path}.unique`)
    if (!parameter.unique || !maker.wants(clause)) return []
    const input = withText(maker.valid(operation, clause, 'minimal'), parameter.path, { $live: 'name', of: 'fixture' })
    const errors = errorsOf(spec, operation)
      .filter((error) => error.when === 'duplicate')
      .map((error) => error.name)
    return [
      {
        id: `${clause}#duplicate`,
        operation: operation.name,
        purpose: 'refuse',
        input,
        variation: {},
        expect: maker.expectations.refused(operation, clause, errors),
        fault: { clause, class: 'duplicate' },
      },
    ]
  })
}

function faultCase(
  maker: Maker,
  operation: Operation,
  parameter: Parameter,
  fault: { readonly clause: ClauseId; readonly class: string; readonly id: string },
  value: Given,
  about?: FaultClass['about'],
): Case {
  const isAbout = fault.clause.endsWith('.required')
  const errors =
    value === absent ? parameter.absent : [...new Set([...parameter.refused, ...(isAbout ? parameter.absent : [])])]
  return {
    id: fault.id,
    operation: operation.name,
    purpose: 'refuse',
    input: withValue(baseInput(maker, operation, parameter, fault.id), parameter.path, value),
    variation: {},
    expect: maker.expectations.refused(operation, fault.clause, errors),
    fault: { clause: fault.clause, class: fault.class },
    about: { parameter: parameter.path, ...about },
  }
}

/** A valid input that holds all that the parameter stands in, and one beside it, so that a nested fault is the only one. */
function baseInput(maker: Maker, operation: Operation, parameter: Parameter, key: string): JsonObject {
  const { path } = parameter
  const cut = path.lastIndexOf('.')
  const parent = cut < 0 ? undefined : parameterAt(operation, path.slice(0, cut))
  const sibling = parent?.properties?.find((one) => one.path !== path)
  return maker.valid(operation, key, 'minimal', undefined, [path, ...(sibling === undefined ? [] : [sibling.path])])
}

/** The parameter at a path, nested ones included. */
export function parameterAt(operation: Operation, path: string): Parameter | undefined {
  return flatParameters(operation.parameters).find((parameter) => parameter.path === path)
}
