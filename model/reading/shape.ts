/**
 * Judges the shape of a spec against its JSON Schema and puts ajv's errors into words, each at its place.
 *
 * ajv tells several errors for one mistake where the schema branches; those of the branches are left out.
 */
import type { ErrorObject } from 'ajv'
import { isObject, type Json } from '../json.ts'
import { didYouMean } from './nearest.ts'
import type { Node } from './node.ts'
import type { Report } from './report.ts'
import { validatorOf } from './schemas.ts'

const mostProblems = 500

/** Reports everything in which the node departs from the schema. */
export function checkShape(root: Node, report: Report): void {
  const validate = validatorOf('spec')
  if (validate(root.value)) return
  const errors = (validate.errors ?? []).filter((error) => !isNoise(error))
  for (const error of errors.slice(0, mostProblems)) {
    const node = nodeAt(root, error.instancePath)
    const told = tell(error, node)
    report(told.code, told.at, told.message, told.hint)
  }
}

/** Errors that another error tells better: branches of `oneOf` and `anyOf`, `if` itself, forms of a wrong name. */
function isNoise(error: ErrorObject): boolean {
  return error.keyword === 'if' || /\/(oneOf|anyOf)\//.test(error.schemaPath) || error.propertyName !== undefined
}

/** The node that a JSON Pointer leads to, or the last one on the way. */
export function nodeAt(root: Node, pointer: string): Node {
  let node = root
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const next = Array.isArray(node.value) ? node.items[Number(key)] : node.entries.get(key)
    if (next === undefined) return node
    node = next
  }
  return node
}

type Told = {
  readonly code: string
  readonly at: Node['at']
  readonly message: string
  readonly hint?: string | undefined
}

function tell(error: ErrorObject, node: Node): Told {
  const name = nameOf(error)
  const schema = isObject(error.parentSchema) ? error.parentSchema : {}
  const about = typeof schema['description'] === 'string' ? schema['description'] : undefined
  const parameters: Readonly<Record<string, unknown>> = error.params
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, node, schema['properties'])
    case 'propertyNames':
      return badName(String(parameters['propertyName']), node, schema['propertyNames'])
    case 'required':
    case 'dependentRequired':
      return {
        code: 'missing-key',
        at: node.keyAt,
        message: `${name} needs \`${String(parameters['missingProperty'])}\``,
        hint: about,
      }
    case 'type':
      return wrongType(name, node, schema['type'])
    case 'enum':
      return unknownWord(error, node, name)
    case 'pattern':
      return {
        code: 'wrong-form',
        at: node.at,
        message: `${name} has a wrong form: ${shown(node.value)}`,
        hint: about,
      }
    case 'oneOf':
    case 'anyOf':
      return {
        code: 'wrong-form',
        at: node.keyAt,
        message: `${name} has none of its forms, or more than one`,
        hint: oneOfHint(schema, about),
      }
    case 'uniqueItems':
      return {
        code: 'duplicate',
        at: (node.items[Number(parameters['i'])] ?? node).at,
        message: `${name} lists one thing twice`,
      }
    default:
      return {
        code: 'out-of-range',
        at: node.at,
        message: `${name} ${error.message ?? 'is out of range'}`,
        hint: about,
      }
  }
}

function unknownKey(error: ErrorObject, node: Node, properties: unknown): Told {
  const parameters: Readonly<Record<string, unknown>> = error.params
  const key = String(parameters['additionalProperty'])
  const known = isObject(properties) ? Object.keys(properties) : []
  const isConstraint = error.schemaPath.includes('$defs/parameter/')
  const at = node.entries.get(key)?.keyAt ?? node.at
  const hint = didYouMean(key, known) ?? `known here: ${known.map((name) => `\`${name}\``).join(', ')}`
  return isConstraint
    ? { code: 'unknown-constraint', at, message: `no parameter can have \`${key}\``, hint }
    : { code: 'unknown-key', at, message: `\`${key}\` is not known here`, hint }
}

function badName(name: string, node: Node, schema: unknown): Told {
  const at = node.entries.get(name)?.keyAt ?? node.at
  const reference = isObject(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : ''
  const definition = definitionOf(reference)
  if (definition !== undefined && Array.isArray(definition['enum'])) {
    const words = definition['enum'].filter((word) => typeof word === 'string')
    const kind = hyphenated(reference.split('/').at(-1) ?? '')
    return {
      code: `unknown-${kind}`,
      at,
      message: `\`${name}\` is no ${kind.replaceAll('-', ' ')}`,
      hint: didYouMean(name, words) ?? listed(words),
    }
  }
  const about = definition?.['description']
  return {
    code: 'bad-name',
    at,
    message: `\`${name}\` cannot be a name here`,
    hint: typeof about === 'string' ? about : undefined,
  }
}

function definitionOf(reference: string): { readonly [key: string]: Json } | undefined {
  const schema = validatorOf('spec').schema
  const definitions = isObject(schema) ? schema['$defs'] : undefined
  const definition = isObject(definitions) ? definitions[reference.split('/').at(-1) ?? ''] : undefined
  return isObject(definition) ? definition : undefined
}

function wrongType(name: string, node: Node, wanted: unknown): Told {
  const types = (Array.isArray(wanted) ? wanted : [wanted]).map(String)
  const message = `${name} must be ${types.map((type) => typeNames[type] ?? type).join(' or ')}, not ${typeNames[typeOf(node.value)] ?? 'that'}`
  return { code: 'wrong-type', at: node.at, message, hint: quoteHint(types, node.value) }
}

function quoteHint(types: readonly string[], value: Json): string | undefined {
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) return 'put it in quotes'
  const isUnquoted =
    typeof value === 'string' && (types.includes('integer') || types.includes('number')) && /^\d+$/.test(value)
  return isUnquoted ? 'take away the quotes' : undefined
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'empty',
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The code of an unknown word comes from the list that it is not in: `$defs/scheme` gives `unknown-scheme`. */
function unknownWord(error: ErrorObject, node: Node, name: string): Told {
  const kind = hyphenated(/\$defs\/(\w+)\/enum$/.exec(error.schemaPath)?.[1] ?? 'value')
  const parameters: Readonly<Record<string, unknown>> = error.params
  const words = Array.isArray(parameters['allowedValues']) ? parameters['allowedValues'].map(String) : []
  const hint = typeof node.value === 'string' ? didYouMean(node.value, words) : undefined
  return {
    code: `unknown-${kind}`,
    at: node.at,
    message: `${name} cannot be ${shown(node.value)}`,
    hint: hint ?? listed(words),
  }
}

function listed(words: readonly string[]): string {
  return `it is one of ${words.map((word) => `\`${word}\``).join(', ')}`
}

function hyphenated(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function oneOfHint(schema: { readonly [key: string]: Json }, about: string | undefined): string | undefined {
  const branches = Array.isArray(schema['oneOf']) ? schema['oneOf'] : []
  const forms = branches.flatMap((branch) =>
    isObject(branch) && Array.isArray(branch['required']) ? [branch['required'].join(' with ')] : [],
  )
  return forms.length === 0 ? about : `it has exactly one of: ${forms.join(', ')}`
}

function nameOf(error: ErrorObject): string {
  const last = error.instancePath.split('/').at(-1)
  if (last === undefined || last === '') return 'the file'
  return /^\d+$/.test(last)
    ? `item ${Number(last) + 1} of the list`
    : `\`${last.replaceAll('~1', '/').replaceAll('~0', '~')}\``
}

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}
