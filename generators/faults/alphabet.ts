/**
 * Faults of `alphabet`: one stranger in an otherwise valid text, one class for each group of strangers.
 *
 * The character takes turns within its group and the position between first, middle and last, so that consecutive
 * seeds walk through all of them. The first position is the first that no other rule speaks about.
 */
import { classStrangers, strangers } from '../characters.ts'
import type { Position, StrangerGroup } from '../characters.ts'
import type { FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { turn } from '../terms.ts'
import type { Shape } from '../text.ts'
import { isSendable, textFault } from './fault.ts'

const positions: readonly Position[] = ['middle', 'last', 'first']

export function alphabetFaults(subject: Subject): readonly FaultClass[] {
  const { parameter, terms } = subject
  if (parameter.alphabet === undefined) return []
  return strangersOf(subject).flatMap((group, step) => {
    const character = turn(group.characters, terms)
    if (character === undefined) return []
    const rounds = Math.floor(Math.abs(terms.seed ?? 0) / group.characters.length)
    const position = group.at ?? positions[(rounds + step) % positions.length] ?? 'middle'
    return textFault(subject, 'alphabet', `alphabet.${group.name}`, strangerAt(subject, character, position), {
      character,
      position,
    })
  })
}

/** The groups with those characters that are strangers to this parameter and that it can carry. */
export function strangersOf(subject: Subject): readonly StrangerGroup[] {
  const { charset, open } = subject
  const groups = [...classStrangers, ...strangers].map((group) => ({
    ...group,
    characters: group.characters.filter(
      (c) => !charset.has(c) && !open.characters.has(c) && isSendable(subject, group.at === 'middle' ? `a${c}a` : c),
    ),
  }))
  return groups.filter((group) => group.characters.length > 0 && !open.classes.has(`alphabet.${group.name}`))
}

/** The shape with a stranger at a position. */
export function strangerAt(
  { parameter, charset, prefixes, terms }: Subject,
  character: string,
  position: Position,
): Shape {
  const prefix = turn(prefixes, terms) ?? ''
  if (position === 'middle') return { prefix, middle: [character] }
  if (position === 'last') return { prefix, end: character }
  const beginner = parameter.first === undefined || prefix !== '' ? '' : (charset.beginners[0] ?? '')
  return { prefix, start: beginner + character }
}
