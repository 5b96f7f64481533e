/** Faults of `first`: a first character that the alphabet allows and the rule for the first one does not. */
import { characterName } from '../character-names.ts'
import { isBlank } from '../characters.ts'
import type { FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { turn } from '../terms.ts'
import { isSendable, textFault } from './fault.ts'

const usual = ['digit', 'lower', 'upper', '_', '-', '.']

/** With a prefix there are none: whatever breaks this rule breaks the prefix as well. */
export function firstFaults(subject: Subject): readonly FaultClass[] {
  const { parameter, charset, prefixes, terms } = subject
  if (parameter.first === undefined || prefixes.length > 0) return []
  // Where the documents list no alphabet, a few beginners stand for all.
  const groups = charset.kind === 'closed' ? charset.groups : charset.groups.filter(({ name }) => usual.includes(name))
  return groups.flatMap((group) => {
    const strangers = group.characters.filter((c) => !charset.mayBegin(c) && !isBlank(c) && isSendable(subject, c))
    const character = turn(strangers, terms)
    const name = group.name.length > 2 ? group.name : characterName(group.name)
    return character === undefined
      ? []
      : textFault(subject, 'first', `first.${name}`, { start: character }, { character, position: 'first' })
  })
}
