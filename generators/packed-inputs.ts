/**
 * The fewest valid requests for an operation that together exercise every valid class of all its parameters.
 *
 * Parameters do not depend on each other, so the packed values of all of them travel side by side. The first input
 * carries only what is required where there is anything optional.
 */
import type { ConstraintKind } from '../model/clause.ts'
import type { JsonObject } from '../model/json.ts'
import type { Operation, Parameter } from '../model/spec.ts'
import { absent } from './absent.ts'
import type { About, ValidClass } from './classes.ts'
import { draw } from './draw.ts'
import { validInput } from './input.ts'
import type { InputChoice } from './input.ts'
import { packedValues } from './packing.ts'
import type { PackedValue } from './packing.ts'
import { valueAt, withValue } from './path.ts'

export type Pack = {
  readonly path: string
  readonly constraint: ConstraintKind
  readonly class: string
  readonly about?: About
  /** A request that exercises this class alone. */
  readonly alone: JsonObject
}

export type PackedInput = { readonly input: JsonObject; readonly packs: readonly Pack[] }

export type PackedChoice = Omit<InputChoice, 'presence' | 'include'> & {
  /** Only the first classes of each constraint, and whatever stands in a value with one of them. */
  readonly few?: boolean
}

type Slot = { readonly parameter: Parameter; readonly value: PackedValue }

/** A parameter with what it stands in. */
type Placed = { readonly parameter: Parameter; readonly parents: readonly Parameter[] }

function placed(parameters: readonly Parameter[], parents: readonly Parameter[] = []): readonly Placed[] {
  return parameters.flatMap((parameter) => [
    { parameter, parents },
    ...placed(
      [...(parameter.properties ?? []), ...(parameter.items === undefined ? [] : [parameter.items])],
      [...parents, parameter],
    ),
  ])
}

/** The packed requests of an operation; never empty. */
export function packedInputs(operation: Operation, choice: PackedChoice): readonly PackedInput[] {
  const rows = schedule(operation, choice)
  const hasOptional = placed(operation.parameters).some(({ parameter }) => isOptional(parameter))
  return rows.map((slots, index) => {
    const key = `${choice.key}/packed-${index}`
    const presence = hasOptional && index === 0 ? 'minimal' : 'full'
    // Parents come first, so that what stands in them is put into the packed value.
    const input = slots.reduce(
      (made, { parameter, value }) => withValue(made, value.path, given(parameter, value, { ...choice, key })),
      validInput(operation, { ...choice, key, presence, exclude: absentees(slots) }),
    )
    return {
      input,
      packs: slots.flatMap(({ parameter, value }) =>
        value.packs.map((one) => packOf(operation, parameter, one, choice)),
      ),
    }
  })
}

/** The parameters that are absent in this row on purpose. */
function absentees(slots: readonly Slot[]): readonly string[] {
  return slots.filter(({ value }) => isAbsence(value)).map(({ value }) => value.path)
}

function isOptional(parameter: Parameter): boolean {
  return !parameter.required && !parameter.path.endsWith('[]')
}

/** Row by row, which packed value of which parameter travels in it. */
function schedule(operation: Operation, { terms, few = false }: PackedChoice): readonly (readonly Slot[])[] {
  const all = placed(operation.parameters)
  const hasOptional = all.some(({ parameter }) => isOptional(parameter))
  const rows: Slot[][] = [[]]
  const isRoom = (index: number, { parameter, parents }: Placed, value: PackedValue): boolean => {
    const missing = isAbsence(value)
    if (missing && isEmptied(rows[index] ?? [], parents.at(-1))) return false
    const sparse = hasOptional && index === 0
    if (sparse && parents.some(isOptional)) return false
    if (sparse && isOptional(parameter) !== missing) return false
    return !(rows[index] ?? []).some(
      (slot) => slot.value.path === value.path || (parents.includes(slot.parameter) && isChildless(slot.value)),
    )
  }
  for (const one of all) {
    for (const value of few ? firstOf(packedValues(one.parameter, terms)) : packedValues(one.parameter, terms)) {
      // Without its only property an object is empty, and whether that will do is open.
      if (isAbsence(value) && isEmptied([], one.parents.at(-1))) continue
      let index = 0
      while (!isRoom(index, one, value)) index += 1
      while (rows.length <= index) rows.push([])
      rows[index]?.push({ parameter: one.parameter, value })
    }
  }
  return rows
}

/** Values with a constraint that none before has, and the absent one. */
function firstOf(values: readonly PackedValue[]): readonly PackedValue[] {
  const seen = new Set<ConstraintKind>()
  return values.filter(({ packs }) => {
    const isNew = packs.some(({ constraint, class: name }) => !seen.has(constraint) || name === 'optional.absent')
    for (const { constraint } of packs) seen.add(constraint)
    return isNew
  })
}

function isAbsence({ packs }: PackedValue): boolean {
  return packs.some((one) => one.class === 'optional.absent')
}

/** Tells whether one more absent property would leave an object with nothing in it. */
function isEmptied(slots: readonly Slot[], parent: Parameter | undefined): boolean {
  const properties = parent?.properties ?? []
  if (properties.length === 0 || properties.some((property) => property.required)) return false
  const gone = slots.filter(
    ({ parameter, value }) =>
      properties.includes(parameter) && value.packs.some((one) => one.class === 'optional.absent'),
  )
  return gone.length + 1 >= properties.length
}

/** Nothing can stand in an absent value or an empty list. */
function isChildless({ packs }: PackedValue): boolean {
  return packs.some((one) => one.class === 'optional.absent' || one.class === 'items.empty')
}

function given(
  parameter: Parameter,
  { arbitrary, path }: Pick<PackedValue, 'arbitrary' | 'path'>,
  { names, key }: PackedChoice,
) {
  return parameter.unique ? names.fresh(arbitrary, `${key}/${path}`) : draw(arbitrary, names.seed, `${key}/${path}`)
}

function packOf(operation: Operation, parameter: Parameter, one: ValidClass, choice: PackedChoice): Pack {
  const { path, constraint, class: name, about } = one
  const key = `${choice.key}/${path}#${name}`
  // Nothing else is absent beside it, so that a refusal tells which absence is not allowed.
  const isAbsent = name === 'optional.absent'
  const base = validInput(operation, {
    ...choice,
    key,
    presence: isAbsent ? 'full' : 'minimal',
    include: [...(isAbsent ? [] : [path]), ...parentsOf(path)],
    ...(isAbsent ? { exclude: [path] } : {}),
  })
  const isThere = name === 'optional.present' && valueAt(base, path) !== absent
  const alone = isThere ? base : withValue(base, path, given(parameter, one, { ...choice, key }))
  return { path, constraint, class: name, alone, ...(about === undefined ? {} : { about }) }
}

/** `Tag[].Key` → `Tag[]`: the parent must be there for its child to be absent. */
function parentsOf(path: string): readonly string[] {
  const cut = path.lastIndexOf('.')
  return cut < 0 ? [] : [path.slice(0, cut)]
}
