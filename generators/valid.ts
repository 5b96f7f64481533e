/**
 * Values that satisfy all constraints of a parameter: a plain one (`validValue`), and the classes that together
 * reach every bound and everything that the documents allow (`validClasses`).
 */
import * as fc from 'fast-check'
import type { ConstraintKind } from '../model/clause.ts'
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'
import { absent } from './absent.ts'
import { ownerOf } from './classes.ts'
import type { ValidClass } from './classes.ts'
import { validIntegers } from './integer.ts'
import { listOf } from './list.ts'
import { subjectOf } from './subject.ts'
import { isReference, isTyped, referenceOf } from './terms.ts'
import type { Terms } from './terms.ts'
import { textOf } from './text.ts'
import { validShapes } from './valid-text.ts'

/** Says that no value can satisfy a parameter's constraints; `readSpec` reports such a parameter as a problem before. */
export class ImpossibleParameter extends Error {
  override name = 'ImpossibleParameter' as const
}

/**
 * Values that satisfy the parameter, nested ones too, readable and of comfortable length; references for settings and
 * live resources. A run-unique text is drawn from them with `NameSource.fresh`.
 */
export function validValue(parameter: Parameter, terms: Terms): fc.Arbitrary<Json> {
  const reference = referenceOf(parameter)
  if (reference !== undefined) return fc.constant(reference)
  if (parameter.values !== undefined && parameter.values.length > 0) return fc.constantFrom(...parameter.values)
  switch (parameter.type) {
    case 'string':
      return plainText(parameter, terms)
    case 'integer':
      return validIntegers(parameter)
    case 'boolean':
      return fc.boolean()
    case 'array':
      return parameter.items === undefined
        ? fc.constant([])
        : listOf(validValue(parameter.items, terms), Math.min(1, parameter.maxItems ?? 1))
    case 'object':
      return fc.record(
        Object.fromEntries(
          (parameter.properties ?? []).map((property) => [property.name, validValue(property, terms)]),
        ),
        { noNullPrototype: true },
      )
  }
}

function plainText(parameter: Parameter, terms: Terms): fc.Arbitrary<string> {
  const subject = subjectOf(parameter, terms)
  // A text that the documents constrain in no way has a form all the same, such as a path: their example shows it. The
  // default says less, as it is there anyway.
  const known = [parameter.example, parameter.default].find((value) => typeof value === 'string')
  if (subject.charset.kind === 'plain' && known !== undefined) return fc.constant(known)
  const texts = textOf(subject, {})
  if (texts === undefined) throw new ImpossibleParameter(`no text satisfies \`${parameter.path}\``)
  return texts
}

/** All valid classes of the parameter and of what is nested in it, each under its own path. */
export function validClasses(parameter: Parameter, terms: Terms): readonly ValidClass[] {
  const nested = [...(parameter.properties ?? []), ...(parameter.items === undefined ? [] : [parameter.items])]
  return [...ownClasses(parameter, terms), ...nested.flatMap((child) => validClasses(child, terms))]
}

/** The valid classes of one parameter without its nested ones. */
export function ownClasses(parameter: Parameter, terms: Terms): readonly ValidClass[] {
  const { path } = parameter
  const presence = ownerOf(parameter, ['optional'], terms) === undefined ? [] : optionalClasses(parameter, terms)
  if (isReference(parameter)) return presence
  const subject = subjectOf(parameter, terms)
  if (parameter.values === undefined && parameter.type === 'string') {
    const shapes = validShapes(subject).flatMap(({ shape, ...rest }) => {
      const arbitrary = textOf(subject, shape)
      return arbitrary === undefined ? [] : [{ path, ...rest, arbitrary }]
    })
    return [...presence, ...shapes]
  }
  return [...presence, ...otherClasses(parameter, terms)].filter(({ class: name }) => !subject.open.classes.has(name))
}

function optionalClasses(parameter: Parameter, terms: Terms): readonly ValidClass[] {
  const { path } = parameter
  return [
    { path, constraint: 'optional', class: 'optional.absent', arbitrary: fc.constant(absent) },
    { path, constraint: 'optional', class: 'optional.present', arbitrary: validValue(parameter, terms) },
  ]
}

function otherClasses(parameter: Parameter, terms: Terms): readonly ValidClass[] {
  const { path, values, range, maxItems, items } = parameter
  const fixed = (constraint: ConstraintKind | undefined, name: string, value: Json): readonly ValidClass[] =>
    constraint === undefined ? [] : [{ path, constraint, class: name, arbitrary: fc.constant(value) }]
  const loose = ownerOf(parameter, ['type', 'optional', 'required'], terms)
  if (values !== undefined)
    return values.flatMap((value) =>
      fixed('values', `values.${typeof value === 'string' ? value : JSON.stringify(value)}`, value),
    )
  if (parameter.type === 'boolean') return [...fixed(loose, 'type.true', true), ...fixed(loose, 'type.false', false)]
  if (parameter.type === 'integer') {
    const bounds = [
      ...(range?.min === undefined ? [] : fixed('range.min', 'range.lowest', range.min)),
      ...(range?.max === undefined ? [] : fixed('range.max', 'range.highest', range.max)),
    ]
    return bounds.length > 0 ? bounds : fixed(loose, 'type.integer', 1)
  }
  if (parameter.type !== 'array' || items === undefined) return []
  const longest: readonly ValidClass[] =
    maxItems === undefined
      ? []
      : [
          {
            path,
            constraint: 'items.max',
            class: 'items.longest',
            arbitrary: listOf(validValue(items, terms), maxItems),
            about: { length: maxItems },
          },
        ]
  const emptyOwner = isTyped(parameter, terms)
    ? ownerOf(parameter, ['items.max', 'type', 'optional', 'required'], terms)
    : undefined
  return [...longest, ...(maxItems !== 0 ? fixed(emptyOwner, 'items.empty', []) : [])]
}
