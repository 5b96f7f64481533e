/** What goes wrong with text that the documents bound in length alone: escaping, and fields that are too small. */
import type { Operation, Parameter } from '../../model/spec.ts'

/** Whether any text of a certain length is legal. */
export function isFreeText({ alphabet, length, refers, setting, type, unique, values }: Parameter): boolean {
  const isBound = alphabet !== undefined || values !== undefined || refers !== undefined || setting !== undefined
  return type === 'string' && length !== undefined && !isBound && !unique
}

/** Whether the documents leave open what a service makes of the characters in the parameter: then it may refuse them. */
export function isOpen({ open }: Operation, { path }: Parameter, characters: string): boolean {
  return open.some(
    ({ try: attempt }) =>
      attempt.kind === 'insert' &&
      attempt.at === undefined &&
      attempt.parameter === path &&
      attempt.texts.some((text) => [...characters].some((character) => text.includes(character))),
  )
}

const room = 100

/** Whether a value may be longer than a careless server has room for. */
export function isLong({ length }: Parameter): boolean {
  return (length?.max ?? 0) > room
}

/** As markup writes it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;')
}

/** At most 100 characters of it. */
export function cut(text: string): string {
  return [...text].slice(0, room).join('')
}
