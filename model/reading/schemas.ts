/** The published JSON Schemas of Assay's files, compiled when first needed. */
import { createRequire } from 'node:module'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { isObject, type JsonObject } from '../json.ts'

const require = createRequire(import.meta.url)

export type SchemaName = 'spec' | 'run'

/** The schema itself, from the package's own folder. */
export function schemaOf(name: SchemaName): JsonObject {
  const schema: unknown = require(`#${name}.schema.json`)
  if (!isObject(schema)) throw new TypeError(`${name}.schema.json is no object`)
  return schema
}

const compiled = new Map<SchemaName, ValidateFunction>()

/** The compiled schema. It finds all errors at once, and knows nothing of inherited properties. */
export function validatorOf(name: SchemaName): ValidateFunction {
  const known = compiled.get(name)
  if (known !== undefined) return known
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    ownProperties: true,
    strict: true,
    strictTypes: false,
    allowUnionTypes: true,
    strictRequired: false,
  })
  const validate = ajv.compile(schemaOf(name))
  compiled.set(name, validate)
  return validate
}

/** The words of a closed list in the spec schema, for example `trigger`. */
export function wordsOf(definition: string): readonly string[] {
  const definitions = schemaOf('spec')['$defs']
  const entry = isObject(definitions) ? definitions[definition] : undefined
  const words = isObject(entry) ? entry['enum'] : undefined
  if (!Array.isArray(words)) throw new TypeError(`spec.schema.json has no words for ${definition}`)
  return words.filter((word) => typeof word === 'string')
}
