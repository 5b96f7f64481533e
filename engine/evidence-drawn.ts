/**
 * What an accepted request shows to the pictures of a report: the length of each bounded text, and where in it which
 * character stood. A refused request shows nothing of this kind, since only one of its values is to blame.
 */
import type { About, Case } from '../model/case.ts'
import { flatParameters } from '../model/clauses/parameters.ts'
import type { Parameter, Spec } from '../model/spec.ts'
import { codePoints } from '../generators/measure.ts'
import { valueAt } from '../generators/path.ts'

/** Characters beyond these are drawn only where a case is about them: a map of all of Unicode shows nothing. */
const DRAWN = /^[\u0020-\u007e]$/

/** Each length and character once, however many classes of the request are about it. */
export function evidenceOfAccepted(spec: Spec, planned: Case): readonly About[] {
  const operation = spec.operations.find((candidate) => candidate.name === planned.operation)
  const seen = new Map<string, About>()
  const note = (about: About): void => void seen.set(JSON.stringify(keyOf(about)), about)
  for (const about of [planned.about, ...(planned.packs ?? []).map((pack) => pack.about)])
    if (about !== undefined) note(about)
  for (const parameter of flatParameters(operation?.parameters ?? [])) {
    const value = valueAt(planned.input, parameter.path)
    if (parameter.type === 'string' && typeof value === 'string')
      for (const about of read(parameter, value)) note(about)
  }
  return [...seen.values()]
}

function keyOf({ parameter, length, character, position }: About): readonly unknown[] {
  return character === undefined ? [parameter, length] : [parameter, character, position ?? 'middle']
}

function read({ path: parameter, length, alphabet, prefix }: Parameter, value: string): readonly About[] {
  const lengths = length === undefined ? [] : [{ parameter, length: codePoints(value) }]
  if (alphabet === undefined) return lengths
  const begun = prefix?.find((one) => value.startsWith(one)) ?? ''
  const characters = Array.from(value.slice(begun.length))
  const positionOf = (index: number) => (index === 0 ? 'first' : index === characters.length - 1 ? 'last' : 'middle')
  const places = characters.map((character, index) => ({ parameter, character, position: positionOf(index) }) as const)
  return [...lengths, ...places.filter(({ character }) => DRAWN.test(character))]
}
