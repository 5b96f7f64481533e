/** The closed lists of words, taken from the schema. A test holds them against the types. */
import type {
  Authentication,
  CommonPromise,
  ErrorPromise,
  Format,
  Level,
  Parameter,
  ResponseField,
  StatePromise,
  Trigger,
} from '../spec.ts'
import { textOf, type Node } from './node.ts'
import { wordsOf } from './schemas.ts'

function pick<Word extends string>(definition: string): (node: Node | undefined) => Word | undefined {
  let words: ReadonlySet<string> | undefined
  const isWord = (text: string): text is Word => (words ??= new Set(wordsOf(definition))).has(text)
  return (node) => {
    const text = textOf(node)
    return text !== undefined && isWord(text) ? text : undefined
  }
}

/** Each gives the word of a node, or undefined when it is none of the list (the shape check has said so). */
export const levelOf = pick<Level>('level')
export const schemeOf = pick<Authentication['scheme']>('scheme')
export const placeOf = pick<Parameter['in']>('place')
export const parameterTypeOf = pick<Parameter['type']>('parameterType')
export const fieldTypeOf = pick<ResponseField['type']>('fieldType')
export const formatOf = pick<Format>('format')
export const triggerOf = pick<Trigger>('trigger')
export const commonPromiseOf = pick<CommonPromise['promise']>('promise')
export const originOf = pick<'input' | 'reply'>('origin')
export const referenceOf = pick<'id' | 'name'>('reference')
export const scopeOf = pick<ErrorPromise['each']>('scope')

/** The state promises, for keys. */
export function isStatePromise(text: string): text is StatePromise {
  return wordsOf('statePromise').includes(text)
}
