/**
 * Values on open ground: what the documents say nothing about and no judged value may touch. They are sent only as
 * probes, and what comes back is recorded. Those that break a constraint in some reading are left to the caller's spec.
 */
import * as fc from 'fast-check'
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'
import { codePoints } from './measure.ts'
import { subjectOf } from './subject.ts'
import { isTyped } from './terms.ts'
import type { Terms } from './terms.ts'
import { textOf } from './text.ts'
import type { Shape } from './text.ts'

export type OpenProbe = { readonly class: string; readonly ask: string; readonly arbitrary: fc.Arbitrary<Json> }

/** The probes of a text parameter, and of null and empty where these are open; none for what cannot be made up. */
export function openProbes(parameter: Parameter, terms: Terms): readonly OpenProbe[] {
  if (
    parameter.type !== 'string' ||
    parameter.values !== undefined ||
    parameter.setting !== undefined ||
    parameter.refers !== undefined
  )
    return []
  const subject = subjectOf(parameter, terms)
  const plain = textOf(subject, {}) ?? fc.constant('')
  const texts = Object.entries(shapes(parameter)).flatMap(([name, { ask, shape }]) => {
    const arbitrary = textOf(subject, shape)
    return arbitrary === undefined ? [] : [{ class: name, ask, arbitrary }]
  })
  const empty = { class: 'empty', ask: 'Is an empty text a value or an absent one?', arbitrary: fc.constant('') }
  const isNullOpen = isTyped(parameter, terms) && !parameter.required && !parameter.nullable
  return [
    ...texts,
    { class: 'leading-blank', ask: 'Are blanks before a value cut off?', arbitrary: plain.map((text) => ` ${text}`) },
    ...(parameter.required ? [] : [empty]),
    ...(isNullOpen ? [{ class: 'null', ask: 'Does null stand for absent?', arbitrary: fc.constant(null) }] : []),
  ]
}

function shapes({
  alphabet,
  length,
}: Parameter): Readonly<Record<string, { readonly ask: string; readonly shape: Shape }>> {
  const always = {
    'letter-beyond-ascii': { ask: 'Does `letter` reach beyond ASCII?', shape: { middle: ['é'] } },
    'full-width': { ask: 'Are full-width letters and digits letters and digits?', shape: { middle: ['Ａ１'] } },
    'han-extension': { ask: 'Do Chinese characters reach beyond the basic block?', shape: { middle: ['\u{20000}'] } },
    'trailing-blank': { ask: 'Are blanks after a value cut off?', shape: { end: ' ' } },
    'lone-surrogate': { ask: 'What becomes of half a character?', shape: { middle: ['\ud800'] } },
  }
  const free = {
    'line-break': { ask: 'May a text have several lines?', shape: { middle: ['\n'] } },
    emoji: { ask: 'May a text hold emoji?', shape: { middle: ['😀'] } },
  }
  const counted = (character: string) => ({
    ask: 'What is counted: characters, UTF-16 units or bytes?',
    shape: { length: length?.max ?? 0, middle: [character.repeat(2)] },
  })
  const bound =
    length?.max === undefined || length.max < codePoints('aa😀😀')
      ? {}
      : { 'han-at-maximum': counted('中'), 'emoji-at-maximum': counted('😀') }
  return alphabet === undefined ? { ...always, ...free, ...bound } : always
}
