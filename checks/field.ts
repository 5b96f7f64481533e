/** A field of a successful reply is there, and has its type, format and one of its values. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { ResponseField } from '../model/spec.ts'
import { addFormats } from './formats.ts'
import type { Look } from './look.ts'
import { nothing, right, together, wrong } from './look.ts'
import { anyOf, phrase } from './phrase.ts'
import { valueAt } from './place.ts'
import type { Place } from './place.ts'
import { remembered } from '../model/remembered.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
addFormats(ajv)
const validatorOf = remembered((field: ResponseField): ValidateFunction => ajv.compile(schemaOf(field)))

/** The schema of one field alone: nested fields are clauses of their own, save items that are no objects. */
export function schemaOf(field: ResponseField): Readonly<Record<string, unknown>> {
  const type = field.nullable && field.type !== 'null' ? [field.type, 'null'] : field.type
  return {
    type,
    ...(field.format === undefined ? {} : { format: field.format }),
    ...(field.values === undefined ? {} : { enum: [...field.values, ...(field.nullable ? [null] : [])] }),
    ...(field.items === undefined ? {} : { items: schemaOf(field.items) }),
  }
}

/** Judges each place that the field's path led to. Left out is right only where the documents allow it. */
export function checkField(field: ResponseField, places: readonly Place[]): Look {
  return together(places.map((place) => checkPlace(field, place)))
}

function checkPlace(field: ResponseField, place: Place): Look {
  if (place.value === undefined)
    return field.optional ? nothing : wrong('field', describe(field), 'absent', place.pointer)
  const validate = validatorOf(field)
  if (validate(place.value)) return right
  const inside = validate.errors?.[0]?.instancePath ?? ''
  const expected = inside === '' || field.items === undefined ? describe(field) : `items: ${describe(field.items)}`
  return wrong('field', expected, phrase(valueAt(place.value, inside)), `${place.pointer}${inside}`)
}

function describe(field: ResponseField): string {
  const base =
    field.values === undefined
      ? `${field.type}${field.format === undefined ? '' : ` (${field.format})`}`
      : anyOf(field.values.map(phrase))
  return field.nullable ? `${base} or null` : base
}
