/**
 * Simpler texts than a given one: the simplest of all, the same stranger in a plain text, plain texts of lengths
 * between, then parts of the text cut out or made plain, halves first.
 */
import type { ConstraintKind } from '../../model/clause.ts'
import { strangersOf } from '../faults/alphabet.ts'
import { codePoints } from '../measure.ts'
import type { Subject } from '../subject.ts'
import { wantedLength } from './weight.ts'

/** Texts that are worth trying, best first; whether they still fit is for the caller to see. */
export function* simplerTexts(subject: Subject, broken: ConstraintKind | undefined, text: string): Iterable<string> {
  const { prefixes } = subject
  const wanted = wantedLength(subject, broken)
  const own = prefixes.filter((prefix) => text.startsWith(prefix))
  const heads = prefixes.length === 0 || broken === 'prefix' ? [''] : [...new Set([...prefixes.slice(0, 1), ...own])]
  if (broken === 'alphabet') yield* simplestStrangers(subject, heads, text, wanted)
  else if (broken === 'first') yield* simplestBeginners(subject, text, wanted)
  else if (broken === 'prefix') yield* simplestStarts(subject, text, wanted)
  else yield* plainOnes(subject, heads, text, wanted)
  yield* cuts(text)
  yield* plainParts(subject, text)
}

/** `a`, `aaa` … after a start; the first character keeps to its own rule. */
function plain({ charset }: Subject, start: string, length: number): string {
  const fill = charset.plain[0] ?? 'a'
  const beginner =
    start !== '' || charset.mayBegin(fill)
      ? ''
      : (charset.plain.find((c) => charset.mayBegin(c)) ?? charset.beginners[0] ?? '')
  const head = length > 0 ? start + beginner : start
  return head + fill.repeat(Math.max(0, length - codePoints(head)))
}

/** Plain texts of the wanted length, of the length that the text has, and of lengths between by halves. */
function* plainOnes(subject: Subject, heads: readonly string[], text: string, wanted: number): Iterable<string> {
  const length = codePoints(text)
  for (const head of heads) yield plain(subject, head, wanted)
  for (const head of heads) yield plain(subject, head, length)
  for (const between of halves(wanted, length)) for (const head of heads) yield plain(subject, head, between)
}

/** From near `to` back to one away from `from`, by halves: 8, 12, 14, 15 for 0 and 16. */
export function halves(to: number, from: number): readonly number[] {
  const steps: number[] = []
  for (let gap = Math.trunc((from - to) / 2); gap !== 0; gap = Math.trunc(gap / 2)) steps.push(from - gap)
  return steps
}

function* simplestStrangers(
  subject: Subject,
  heads: readonly string[],
  text: string,
  wanted: number,
): Iterable<string> {
  const own = [...text].find((character) => !subject.charset.has(character)) ?? ''
  const place = [...text].indexOf(own)
  const readable =
    strangersOf(subject)
      .flatMap((group) => group.characters)
      .find((character) => /^[!-~]$/.test(character)) ?? own
  for (const head of heads) {
    const base = [...plain(subject, head, Math.max(wanted, codePoints(head) + 3))]
    const beyond = codePoints(head)
    for (const stranger of new Set([readable, own])) {
      for (const at of new Set([beyond + 1, beyond, base.length - 1])) yield base.with(at, stranger).join('')
    }
    yield [...plain(subject, head, codePoints(text))]
      .map((character, index) => (index === place ? own : character))
      .join('')
  }
}

function* simplestBeginners(subject: Subject, text: string, wanted: number): Iterable<string> {
  const { charset } = subject
  const own = [...text][0] ?? ''
  const readable = charset.narrow.find((character) => !charset.mayBegin(character)) ?? own
  for (const start of new Set([readable, own])) yield plain(subject, start, wanted)
  yield plain(subject, own, codePoints(text))
}

/** No prefix at all, then as much of the broken start as is needed. */
function* simplestStarts(subject: Subject, text: string, wanted: number): Iterable<string> {
  yield plain(subject, '', wanted)
  const characters = [...text]
  const longest = Math.max(...subject.prefixes.map((prefix) => codePoints(prefix)))
  for (let kept = 1; kept <= longest + 1; kept += 1) {
    const start = characters.slice(0, kept).join('')
    yield plain(subject, start, Math.max(wanted, kept))
  }
  yield plain(subject, characters.slice(0, longest + 1).join(''), characters.length)
}

/** The text without one part: halves, quarters, at last single characters. */
function* cuts(text: string): Iterable<string> {
  const characters = [...text]
  for (const [from, to] of parts(characters.length)) yield characters.toSpliced(from, to - from).join('')
}

/** The text with one part made plain. */
function* plainParts({ charset }: Subject, text: string): Iterable<string> {
  const characters = [...text]
  const fill = charset.plain[0] ?? 'a'
  for (const [from, to] of [[0, characters.length] as const, ...parts(characters.length)]) {
    yield characters
      .map((character, index) => (index >= from && index < to && charset.has(character) ? fill : character))
      .join('')
  }
}

/** Ranges that cover a length by halves, by quarters and so on, the end of the text first. */
function* parts(length: number): Iterable<readonly [from: number, to: number]> {
  for (let size = Math.ceil(length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let to = length; to > 0; to -= size) yield [Math.max(0, to - size), to]
  }
}
