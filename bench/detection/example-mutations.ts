/** Baseline: the documented example of one parameter after the other, with some characters changed. */
import * as fc from 'fast-check'
import { valuesAt } from '../../engine/calls/paths.ts'
import { draw } from '../../generators/draw.ts'
import type { Json } from '../../model/json.ts'
import type { Parameter, Spec } from '../../model/spec.ts'
import { changedInput, placesOf, rounds, validInputs, type Baseline } from './attempt.ts'

/** A byte as a character, or any character of the basic plane. */
const character = fc.oneof(
  fc.nat({ max: 0xff }).map((code) => String.fromCharCode(code)),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
)

type Change = (characters: readonly string[], at: number, other: string) => readonly string[]

const changes: readonly Change[] = [
  // insert
  (characters, at, other) => characters.toSpliced(at, 0, other),
  // delete
  (characters, at) => characters.toSpliced(at, 1),
  // replace
  (characters, at, other) => characters.toSpliced(at, 1, other),
  // duplicate what follows
  (characters, at) => [...characters, ...characters.slice(at)],
  // duplicate the whole, up to eight times
  (characters, at) => Array.from({ length: 2 + (at % 7) }, () => characters).flat(),
  // truncate
  (characters, at) => characters.slice(0, at),
]

/** Mostly one change, seldom up to four. */
const mutations = fc.array(
  fc.record({ change: fc.constantFrom(...changes), at: fc.nat({ max: 9999 }), other: character }),
  { minLength: 1, maxLength: 4 },
)
const some = fc.oneof(
  { weight: 3, arbitrary: mutations.map((all) => all.slice(0, 1)) },
  { weight: 1, arbitrary: mutations },
)

function mutated(text: string, seed: number, key: string): string {
  return draw(some, seed, key)
    .reduce<readonly string[]>(
      (characters, { change, at, other }) => change(characters, at % (characters.length + 1), other),
      [...text],
    )
    .join('')
}

/** What is no text is changed as JSON, and stays text when it is JSON no longer. */
function mutatedValue(example: Json, seed: number, key: string): Json {
  if (typeof example === 'string') return mutated(example, seed, key)
  const text = mutated(JSON.stringify(example), seed, key)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What names a resource without an example of its own is changed from its own name: a text that names nothing. */
function exampleOf(spec: Spec, { example, name, refers, setting }: Parameter): Json | undefined {
  return example ?? spec.settings[setting ?? '']?.example ?? (refers === undefined ? undefined : name)
}

export const exampleMutations: Baseline = {
  name: 'mutated examples',
  *attempts(ground, seed) {
    const valid = validInputs(ground, seed)
    for (const [key, { operation, parameter }] of rounds(placesOf(ground), seed)) {
      const input = valid(operation, key, parameter?.path)
      if (parameter === undefined) {
        yield { operation, input }
        continue
      }
      const example = exampleOf(ground.spec, parameter) ?? valuesAt(input, parameter.path)[0] ?? ''
      yield { operation, input: changedInput(input, parameter, mutatedValue(example, seed, key)), changed: parameter }
    }
  },
}
