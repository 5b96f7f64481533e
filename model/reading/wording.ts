/**
 * Puts the errors of ajv into words.
 *
 * ajv tells several errors for one mistake where a schema branches; those of the branches are left out.
 */
import type { ErrorObject } from 'ajv'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { didYouMean } from './nearest.ts'
import { cut, hyphenated, oneOf, shown, wrongType } from './phrases.ts'

/** One thing wrong with a value, at a JSON Pointer: at the key there or at the value. */
export type Fault = {
  readonly code: string
  readonly pointer: string
  readonly on: 'key' | 'value'
  readonly message: string
  readonly hint?: string | undefined
}

/** One more than a report keeps, so that it can tell that there are more. */
const mostFaults = 501

/** The faults that the errors of one validation stand for. */
export function faultsOf(errors: readonly ErrorObject[], schema: unknown): readonly Fault[] {
  const root = isObject(schema) ? schema : {}
  return errors
    .filter((error) => !isNoise(error))
    .slice(0, mostFaults)
    .map((error) => tell(error, root))
}

/** Errors that another error tells better: branches of `oneOf` and `anyOf`, `if` itself, forms of a wrong name. */
function isNoise(error: ErrorObject): boolean {
  return error.keyword === 'if' || /\/(oneOf|anyOf)\//.test(error.schemaPath) || error.propertyName !== undefined
}

function tell(error: ErrorObject, root: JsonObject): Fault {
  const pointer = error.instancePath
  const name = nameAt(pointer)
  const schema = isObject(error.parentSchema) ? error.parentSchema : {}
  const about = textAt(schema, 'description')
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, schema, root)
    case 'propertyNames':
      return badName(error, schema['propertyNames'], root)
    case 'required':
    case 'dependentRequired':
      return {
        code: 'missing-key',
        pointer,
        on: 'key',
        message: `${name} needs \`${parameter(error, 'missingProperty')}\``,
        hint: about,
      }
    case 'type': {
      const wrong = wrongType(name, error.data, schema['type'])
      return { code: 'wrong-type', pointer, on: 'value', ...wrong, hint: wrong.hint ?? about }
    }
    case 'enum':
    case 'const':
      return unknownWord(error, name, root)
    case 'pattern':
      return {
        code: 'wrong-form',
        pointer,
        on: 'value',
        message: `${name} has a wrong form: ${shown(error.data)}`,
        hint: about,
      }
    case 'oneOf':
    case 'anyOf':
      return {
        code: 'wrong-form',
        pointer,
        on: 'key',
        message: `${name} has none of its forms, or two`,
        hint: formsHint(schema) ?? about,
      }
    case 'uniqueItems':
      return {
        code: 'duplicate',
        pointer: `${pointer}/${Math.max(Number(parameter(error, 'i')), Number(parameter(error, 'j')))}`,
        on: 'value',
        message: `${name} lists one thing twice`,
      }
    default:
      return {
        code: 'out-of-range',
        pointer,
        on: 'value',
        message: `${name} ${error.message ?? 'is out of range'}`,
        hint: about,
      }
  }
}

/** A field of ajv's parameters as text. */
function parameter(error: ErrorObject, key: string): string {
  const parameters: Readonly<Record<string, unknown>> = error.params
  const value = parameters[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function unknownKey(error: ErrorObject, schema: JsonObject, root: JsonObject): Fault {
  const key = parameter(error, 'additionalProperty')
  const properties = schema['properties']
  const known = isObject(properties) ? Object.keys(properties) : []
  const hint = didYouMean(key, known) ?? `known here: ${known.map((name) => `\`${name}\``).join(', ')}`
  const place = { pointer: below(error.instancePath, key), on: 'key', hint } as const
  return definitionOf(error, root) === 'parameter'
    ? { code: 'unknown-constraint', message: `no parameter can have \`${cut(key)}\``, ...place }
    : { code: 'unknown-key', message: `\`${cut(key)}\` is not known here`, ...place }
}

/** The name under `$defs` of the schema that an error comes from. */
function definitionOf(error: ErrorObject, root: JsonObject): string | undefined {
  const definitions = root['$defs']
  if (!isObject(definitions)) return undefined
  return Object.keys(definitions).find((name) => definitions[name] === error.parentSchema)
}

function badName(error: ErrorObject, schema: unknown, root: JsonObject): Fault {
  const name = parameter(error, 'propertyName')
  const place = { pointer: below(error.instancePath, name), on: 'key' } as const
  const key = (isObject(schema) ? textAt(schema, '$ref') : undefined)?.split('/').at(-1) ?? ''
  const definitions = root['$defs']
  const definition = isObject(definitions) && isObject(definitions[key]) ? definitions[key] : {}
  const words = textsAt(definition, 'enum')
  if (words.length === 0) {
    return {
      code: 'bad-name',
      message: `\`${cut(name)}\` cannot be a name here`,
      hint: textAt(definition, 'description'),
      ...place,
    }
  }
  const kind = hyphenated(key)
  return {
    code: `unknown-${kind}`,
    message: `\`${cut(name)}\` is no ${kind.replaceAll('-', ' ')}`,
    hint: oneOf(name, words),
    ...place,
  }
}

/** The code of an unknown word comes from the list that it is not in: `$defs/scheme` gives `unknown-scheme`. */
function unknownWord(error: ErrorObject, name: string, root: JsonObject): Fault {
  const schema = isObject(error.parentSchema) ? error.parentSchema : {}
  const kind = hyphenated(definitionOf(error, root) ?? 'value')
  const words = 'const' in schema ? [JSON.stringify(schema['const'])] : textsAt(schema, 'enum')
  const hint = oneOf(typeof error.data === 'string' ? error.data : '', words)
  return {
    code: `unknown-${kind}`,
    pointer: error.instancePath,
    on: 'value',
    message: `${name} cannot be ${shown(error.data)}`,
    hint,
  }
}

function formsHint(schema: JsonObject): string | undefined {
  const branches: readonly Json[] = Array.isArray(schema['oneOf']) ? schema['oneOf'] : []
  const forms = branches.flatMap((branch) => (isObject(branch) ? textsAt(branch, 'required').join(' with ') : []))
  return forms.length === 0 ? undefined : `it has exactly one of: ${forms.join(', ')}`
}

function nameAt(pointer: string): string {
  const last = pointer.split('/').at(-1)
  if (last === undefined || last === '') return 'the file'
  return /^\d+$/.test(last)
    ? `item ${Number(last) + 1} of the list`
    : `\`${cut(last.replaceAll('~1', '/').replaceAll('~0', '~'))}\``
}

function below(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function textAt(schema: JsonObject, key: string): string | undefined {
  const value = schema[key]
  return typeof value === 'string' ? value : undefined
}

function textsAt(schema: JsonObject, key: string): readonly string[] {
  const value = schema[key]
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : []
}
