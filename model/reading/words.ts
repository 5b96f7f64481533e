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

type Words<Word extends string> = {
  readonly is: (text: string) => text is Word
  /** The word of a node, or undefined when it is none of the list (the shape check has said so). */
  readonly of: (node: Node | undefined) => Word | undefined
}

function list<Word extends string>(definition: string): Words<Word> {
  let words: ReadonlySet<string> | undefined
  const is = (text: string): text is Word => (words ??= new Set(wordsOf(definition))).has(text)
  return {
    is,
    of: (node) => {
      const text = textOf(node)
      return text !== undefined && is(text) ? text : undefined
    },
  }
}

export const levels = list<Level>('level')
export const schemes = list<Authentication['scheme']>('scheme')
export const places = list<Parameter['in']>('place')
export const parameterTypes = list<Parameter['type']>('parameterType')
export const fieldTypes = list<ResponseField['type']>('fieldType')
export const formats = list<Format>('format')
export const bodyFormats = list<'json' | 'xml'>('bodyFormat')
export const triggers = list<Trigger>('trigger')
export const commonPromises = list<CommonPromise['promise']>('promise')
export const statePromises = list<StatePromise>('statePromise')
export const origins = list<'input' | 'reply'>('origin')
export const references = list<'id' | 'name'>('reference')
export const scopes = list<ErrorPromise['each']>('scope')
