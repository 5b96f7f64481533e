/** Makes the cases that must be accepted: every bound and every class that the documents allow, packed into few requests. */
import { packedInputs } from '../../generators/packed-inputs.ts'
import { randomInput } from '../../generators/random-input.ts'
import type { Case } from '../../model/case.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import type { Operation } from '../../model/spec.ts'
import type { Maker } from './maker.ts'
import { workingOn } from './working-on.ts'

/** The packed requests of one operation. Deletes are left to the clean-up of creates, unless they have options of their own. */
export function packedCases(maker: Maker, operation: Operation): readonly Case[] {
  const { spec } = maker
  const success = clauseId(spec.service, operation.name, 'success')
  if (!maker.wants(success)) return []
  const on = workingOn(spec, operation, 'accept')
  // As with refusals: without examples, everything where resources are made, and the first of each elsewhere.
  const few = maker.examples === 0 && operation.name !== spec.resource?.create
  const choice = { terms: maker.terms(operation), names: maker.names, key: success, few }
  const inputs = packedInputs(operation, choice)
  const wanted = operation.name === spec.resource?.delete ? inputs.slice(1) : inputs
  return wanted.map(({ input, packs }, place) => ({
    id: `${success}#packed ${place + 1}`,
    operation: operation.name,
    purpose: 'accept',
    input: on(input),
    variation: {},
    expect: maker.expectations.accepted(operation),
    packs: packs.map((pack) => ({
      clause: clauseId(spec.service, operation.name, `${pack.path}.${pack.constraint}`),
      class: pack.class,
      alone: on(pack.alone),
      ...(pack.about === undefined ? {} : { about: { parameter: pack.path, ...pack.about } }),
    })),
  }))
}

/** `count` random valid requests of one operation, drawn one by one. */
export function* randomAcceptances(maker: Maker, operation: Operation, count: number): Iterable<Case> {
  const { spec } = maker
  const success = clauseId(spec.service, operation.name, 'success')
  if (!maker.wants(success) || operation.name === spec.resource?.delete) return
  const on = workingOn(spec, operation, 'accept')
  const hasChoice = operation.parameters.some(
    (parameter) => parameter.setting === undefined && parameter.refers === undefined,
  )
  for (let place = 0; hasChoice && place < count; place += 1) {
    const id = `${success}#random ${place + 1}`
    const input = on(randomInput(operation, { terms: maker.terms(operation), names: maker.names, key: success, place }))
    yield {
      id,
      operation: operation.name,
      purpose: 'accept',
      input,
      variation: {},
      expect: maker.expectations.accepted(operation),
    }
  }
}
