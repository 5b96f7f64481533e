/**
 * What the documents leave open about one parameter, read from the spec's own questions.
 *
 * A question that inserts texts opens their characters, at an edge only what is there; one that sets values opens the fault classes that these
 * values are examples of. Judged values keep off both, so a server may answer an open question either way.
 */
import type { OpenQuestion, Parameter } from '../model/spec.ts'
import { isBlank, isHan } from './characters.ts'
import { codePoints, utf8Bytes } from './measure.ts'

export type OpenGround = {
  readonly characters: ReadonlySet<string>
  /** Names of fault and valid classes. */
  readonly classes: ReadonlySet<string>
  /** Values that a question sets, as JSON. */
  readonly values: ReadonlySet<string>
}

/** Reads what is open for the parameter. */
export function openGround(parameter: Parameter, questions: readonly OpenQuestion[] = []): OpenGround {
  const characters = new Set<string>()
  const classes = new Set<string>()
  const values = new Set<string>()
  for (const { try: attempt } of questions) {
    if (attempt.kind === 'omit' && attempt.parameter === parameter.path)
      classes.add('required.absent').add('optional.absent')
    if (attempt.kind === 'insert' && attempt.parameter === parameter.path) {
      const texts = attempt.texts.flatMap((text) => [...text])
      if (attempt.at === 'end' && texts.some(isBlank)) for (const name of edgeBlanks) classes.add(name)
      if (attempt.at === undefined)
        for (const character of texts) if (!/[A-Za-z0-9]/.test(character)) characters.add(character)
    }
    if (attempt.kind === 'set' && attempt.parameter === parameter.path) {
      for (const value of attempt.values) {
        values.add(JSON.stringify(value))
        for (const name of openedBy(parameter, value)) classes.add(name)
      }
    }
  }
  return { characters, classes, values }
}

const edgeBlanks = ['alphabet.trailing-space', 'alphabet.trailing-newline', 'values.trailing-space']

function openedBy(parameter: Parameter, value: unknown): readonly string[] {
  if (value === null) return ['required.null', 'type.null']
  if (Array.isArray(value)) return value.length === 0 ? ['items.empty', 'required.empty'] : []
  if (typeof value !== 'string') return parameter.type === 'integer' ? [] : [`type.${typeof value}`]
  if (value === '') return ['required.empty', 'length.empty', 'values.empty', 'type.empty']
  if ([...value].every(isBlank)) return ['required.blank-only', 'alphabet.blank-only']
  const names: string[] = value === value.trim() ? [] : [...edgeBlanks]
  const prefix = parameter.prefix?.find((text) => value.toLowerCase().startsWith(text.toLowerCase()))
  if (prefix !== undefined && !value.startsWith(prefix)) names.push('prefix.other-case', 'prefix.mixed-case')
  if (isCountOpen(parameter, value))
    names.push('length.longest-han', 'length.shortest-han', 'length.one-above-max-han', 'length.one-below-min-han')
  return names
}

/** A value that fits by characters and not by bytes, or the other way round, asks what is counted. */
function isCountOpen(parameter: Parameter, value: string): boolean {
  const { min = 0, max = Infinity } = parameter.length ?? {}
  const fits = (count: number) => count >= min && count <= max
  return fits(codePoints(value)) !== fits(utf8Bytes(value)) && [...value].some(isHan)
}
