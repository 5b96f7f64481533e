/**
 * Words a promise: one sentence in the present tense, with its subject, for each kind of clause.
 *
 * The words are made from the constraint, never copied from a document.
 */
import type { ConstraintKind } from '../clause.ts'
import { isSingle } from '../json.ts'
import type { CharacterClass, ErrorPromise, Parameter, ResponseField, StatePromise } from '../spec.ts'

const classNames: Readonly<Record<string, string>> = {
  letter: 'letters',
  upper: 'upper-case letters',
  lower: 'lower-case letters',
  digit: 'digits',
  han: 'Chinese characters',
}

function list(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`
}

function classes(alphabet: readonly CharacterClass[] | undefined): string {
  return list(
    (alphabet ?? []).map((name) => classNames[name] ?? `\`${name}\``),
    'and',
  )
}

const texts: Readonly<Record<ConstraintKind, (p: Parameter) => string>> = {
  required: (p) => `\`${p.path}\` is required: a request without it is refused.`,
  optional: (p) => `\`${p.path}\` is optional: a request is accepted with it and without it.`,
  type: (p) => `\`${p.path}\` is of type ${p.type}: a value of another type is refused.`,
  'length.min': (p) => `\`${p.path}\` has at least ${p.length?.min ?? 0} characters.`,
  'length.max': (p) => `\`${p.path}\` has at most ${p.length?.max ?? 0} characters.`,
  prefix: (p) =>
    `\`${p.path}\` begins with ${list(
      (p.prefix ?? []).map((text) => `\`${text}\``),
      'or',
    )}.`,
  first: (p) => `The first character of \`${p.path}\` is one of ${classes(p.first)}.`,
  alphabet: (p) => `\`${p.path}\` holds only ${classes(p.alphabet)}.`,
  values: (p) =>
    `\`${p.path}\` is ${list(
      (p.values ?? []).map((value) => `\`${isSingle(value) ? String(value) : JSON.stringify(value)}\``),
      'or',
    )}.`,
  'range.min': (p) => `\`${p.path}\` is at least ${p.range?.min ?? 0}.`,
  'range.max': (p) => `\`${p.path}\` is at most ${p.range?.max ?? 0}.`,
  'items.max': (p) => `\`${p.path}\` holds at most ${p.maxItems ?? 0} items.`,
  unique: (p) => `\`${p.path}\` is unique: a second one of the same value is refused.`,
}

/** Words the promise that one constraint of a parameter makes. */
export function constraintStatement(kind: ConstraintKind, parameter: Parameter): string {
  return texts[kind](parameter)
}

/** Words the promise of one field of a successful reply. */
export function fieldStatement(field: ResponseField): string {
  const echo = field.echo === undefined ? '' : ` equal to the request's \`${field.echo}\``
  const kind = field.format === undefined ? field.type : `${field.type} (${field.format})`
  return `The reply ${field.optional ? 'may hold' : 'holds'} \`${field.path}\`, ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${echo}.`
}

/** Words the promise that an error is answered as documented. */
export function errorStatement(error: ErrorPromise): string {
  const code = error.code === undefined ? 'The error' : `\`${error.code}\``
  const text = error.message === undefined ? '' : ' and its documented message'
  return `${code} for ${triggerText(error)} comes with status ${list(error.status.map(String), 'or')}${text}.`
}

function triggerText(error: ErrorPromise): string {
  const parameter = error.parameter === undefined ? '' : ` \`${error.parameter}\``
  if (error.when === 'invalid') return `an invalid${parameter || ' parameter'}`
  if (error.when === 'missing') return `a missing${parameter || ' parameter'}`
  if (error.when === 'unknown') return `an unknown${parameter || ' resource'}`
  return `“${error.when.replaceAll('-', ' ')}”`
}

const stateTexts: Readonly<Record<StatePromise, string>> = {
  readable: 'What was created can be read back and equals what was sent.',
  listed: 'The list shows every resource that exists.',
  'refused-leaves-nothing': 'A refused create leaves nothing behind.',
  'duplicate-changes-nothing': 'A refused duplicate leaves the first resource unchanged.',
  'one-winner': 'Of several creates of one name at the same time exactly one succeeds.',
  'deleted-is-gone': 'What was deleted can no longer be read.',
  'name-free-again': 'After a delete the name can be used again.',
  'update-changes-only-named': 'An update changes what it names and nothing else.',
  paging: 'Pages neither repeat nor lose a resource, and the total counts all.',
  sequence: 'Any sequence of operations leaves the state that a simple model of the service predicts.',
  quota: 'A create beyond the quota is refused.',
}

/** Words a promise about state. */
export function stateStatement(name: StatePromise): string {
  return stateTexts[name]
}
