import { describe, expect, test } from 'vitest'
import { clausesOf } from '../../model/clauses/derive.ts'
import { restJson } from '../../protocols/rest-json.ts'
import { changedBy } from '../fixtures/battery.ts'
import { bookshelf } from '../fixtures/bookshelf.ts'
import { mutantsOf } from './index.ts'

const clauses = clausesOf(bookshelf, restJson)
const mutants = mutantsOf(bookshelf, clauses)
const named = (name: string) => mutants.find((one) => one.name === `bookshelf/${name}`)

/** What each mutant changes, of the calls of the battery, and nothing else. */
const changes: Readonly<Record<string, readonly string[]>> = {
  'AddBook/book.name.required:absent': ['absent'],
  'AddBook/book.name.required:null': ['null'],
  'AddBook/book.name.required:empty': ['empty'],
  'AddBook/book.name.required:blank': ['blank'],
  'AddBook/book.required:absent': ['body absent'],
  'AddBook/book.name.type:number': ['number'],
  'AddBook/book.name.type:list': ['list of names'],
  'AddBook/book.name.length.min:one-less': ['length 3', 'han 3'],
  'AddBook/book.name.length.min:one-more': ['length 4', 'han first', 'upper first', 'lower first'],
  'AddBook/book.name.length.min:counted-in-bytes': ['han 3'],
  'AddBook/book.name.length.max:one-more': ['length 13'],
  'AddBook/book.name.length.max:unbounded': ['length 13', 'length 40'],
  'AddBook/book.name.length.max:one-less': ['length 12', 'han 12'],
  'AddBook/book.name.length.max:counted-in-bytes': ['han 12'],
  'AddBook/book.name.length.max:cut': ['length 13', 'length 40'],
  'AddBook/book.name.first:unchecked': ['digit first', 'underscore first'],
  'AddBook/book.name.first:digit-accepted': ['digit first'],
  'AddBook/book.name.first:han-refused': ['han 12', 'han first'],
  'AddBook/book.name.alphabet:unchecked': [
    'blank inside',
    'blank at end',
    'newline at end',
    'dot',
    'caret',
    'slash',
    'emoji',
  ],
  'AddBook/book.name.alphabet:newline-at-end': ['newline at end'],
  'AddBook/book.name.alphabet:trimmed': ['blank at end', 'newline at end'],
  'AddBook/book.name.alphabet:space-accepted': ['blank inside', 'blank at end'],
  'AddBook/book.name.alphabet:between-cases-accepted': ['caret'],
  'AddBook/book.name.alphabet:dot-accepted': ['dot'],
  'AddBook/book.name.alphabet:slash-accepted': ['slash'],
  'AddBook/book.name.alphabet:emoji-accepted': ['emoji'],
  'AddBook/book.name.alphabet:last-letter-refused': ['last letter'],
  'AddBook/book.name.alphabet:last-han-refused': ['last han'],
  'AddBook/book.name.alphabet:underscore-refused': ['mark', 'mark at end', 'marks doubled'],
  'AddBook/book.name.alphabet:underscore-at-end-refused': ['mark at end'],
  'AddBook/book.name.alphabet:two-marks': ['marks doubled'],
  'AddBook/book.pages.range.min:one-less': ['pages 0'],
  'AddBook/book.pages.range.min:one-more': ['pages 1'],
  'AddBook/book.pages.range.max:one-more': ['pages 10'],
  'AddBook/book.note.length.max:one-more': ['note 21'],
  'AddBook/book.kind.values:other-case': ['kind POEM'],
  'AddBook/book.kind.values:one-refused': ['kind poem'],
  'AddBook/book.tags.items.max:one-more': ['tags 3'],
  'AddBook/book.tags.items.max:one-less': ['tags 2'],
  'AddBook/error.NoSuchRoom:accepted': ['room'],
  'AddBook/error.Taken:code': ['duplicate'],
  'AddBook/error.Taken:status': ['duplicate'],
  'AddBook/error.Taken:message': ['duplicate'],
  'ShowBook/error.NoSuchBook:inside-success': ['show none', 'deleted'],
  'ShowBook/error.NoSuchBook:accepted': ['show none'],
  'ListBooks/error.NotYours:served': ['unprivileged'],
  'ListBooks/error.WhoAreYou:accepted': ['no token'],
  'ListBooks/error.NoSuchToken:accepted': ['unknown token'],
  'ListBooks/success:other-status': ['list'],
  'RemoveBook/success:other-status': ['delete'],
}

test.each(Object.entries(changes))('%s changes exactly what it says', async (name, labels) => {
  const mutant = named(name)
  if (mutant === undefined) throw new Error(`no such mutant; there are ${mutants.map((one) => one.name).join(' ')}`)
  expect(await changedBy(mutant)).toEqual(labels)
})

describe('the mutants of a spec', () => {
  test('have names of their own, a clause and a sentence', () => {
    const ids = new Set<string>(clauses.map((clause) => clause.id))
    expect(mutants.length).toBeGreaterThan(100)
    expect(new Set(mutants.map((one) => one.name)).size).toBe(mutants.length)
    expect(mutants.filter((one) => !ids.has(one.clause) || !one.name.startsWith(`${one.clause}:`))).toEqual([])
    expect(mutants.filter((one) => !/^[A-Z`].*\.$/.test(one.breaks))).toEqual([])
  })

  test('break every clause that can be tested', () => {
    const broken = new Set(mutants.map((one) => one.clause))
    const unbroken = clauses
      .filter((clause) => clause.untestable === undefined && !broken.has(clause.id))
      .map((clause) => clause.name)
    // What a run does not provoke.
    expect(new Set(unbroken)).toEqual(new Set(['error.ShelfFull', 'error.TooFast']))
  })

  test('are more than bounds', () => {
    const depths = new Set(mutants.map((one) => one.depth))
    expect(depths).toEqual(new Set(['shallow', 'boundary', 'protocol', 'state', 'data', 'intermittent']))
    expect(mutants.filter((one) => one.depth === 'boundary').length).toBeLessThan(mutants.length / 2)
  })

  test('are none for a clause that nothing outside can test', () => {
    const [clause] = clauses
    expect(
      clause === undefined ? [] : mutantsOf(bookshelf, [{ ...clause, untestable: 'No request can provoke it.' }]),
    ).toEqual([])
  })
})
