import { describe, expect, test } from 'vitest'
import { clausesOf } from '../../model/clauses/derive.ts'
import { isObject } from '../../model/json.ts'
import { restJson } from '../../protocols/rest-json.ts'
import { openBench } from '../fixtures/bench.ts'
import type { Bench } from '../fixtures/bench.ts'
import { bookshelf } from '../fixtures/bookshelf.ts'
import { idOf } from '../fixtures/client.ts'
import { mutantsOf } from './index.ts'

const mutants = mutantsOf(bookshelf, clausesOf(bookshelf, restJson))

function bench(name: string): Bench {
  const mutant = mutants.find((one) => one.name === `bookshelf/${name}`)
  if (mutant === undefined) throw new Error(`no mutant ${name}`)
  return openBench(mutant)
}

const add = async (shelf: Bench, name: string, more: object = {}) => {
  const seen = await shelf.call('POST', '/books', { book: { name, ...more } })
  return { status: seen.status, id: idOf(seen) }
}
const show = async (shelf: Bench, id: string) => {
  const { status, body } = await shelf.call('GET', `/books/${id}`)
  const book = isObject(body) ? body['book'] : undefined
  return { status, note: isObject(book) ? book['note'] : undefined }
}
const remove = async (shelf: Bench, id: string) => (await shelf.call('DELETE', `/books/${id}`)).status
const names = async (shelf: Bench, query = '?size=3') => {
  const { body } = await shelf.call('GET', `/books${query}`)
  const books = isObject(body) ? body['books'] : undefined
  return Array.isArray(books) ? books.filter(isObject).map((book) => book['name']) : []
}
const total = async (shelf: Bench, query = '') => {
  const { body } = await shelf.call('GET', `/books${query}`)
  return isObject(body) ? body['total'] : undefined
}

describe('what is stored', () => {
  test('every second one is never seen, though it can be deleted', async () => {
    const shelf = bench('AddBook/state.readable:every-second-hidden')
    const [one, two] = [await add(shelf, 'Emma'), await add(shelf, 'Lesley')]
    expect([one.status, two.status]).toEqual([201, 201])
    expect(await names(shelf)).toEqual(['Emma'])
    expect((await show(shelf, two.id)).status).toBe(404)
    expect(await remove(shelf, two.id)).toBe(204)
  })

  test('every second create stores nothing', async () => {
    const shelf = bench('AddBook/state.readable:every-second-not-stored')
    const [, two] = [await add(shelf, 'Emma'), await add(shelf, 'Lesley')]
    expect(await names(shelf)).toEqual(['Emma'])
    expect(await remove(shelf, two.id)).toBe(204)
    expect((await add(shelf, 'Lesley')).status).toBe(201)
  })

  test('a value is stored otherwise than sent, until it is updated', async () => {
    const shelf = bench('AddBook/state.readable:note-changed')
    const { id } = await add(shelf, 'Emma', { note: 'old' })
    expect((await show(shelf, id)).note).toBe('old.')
  })
})

describe('what is refused', () => {
  test('is stored for its name alone', async () => {
    const shelf = bench('AddBook/state.refused-leaves-nothing:stored')
    expect((await add(shelf, 'a b c')).status).toBe(400)
    expect((await add(shelf, 'Emma', { pages: 0 })).status).toBe(400)
    expect(await names(shelf)).toEqual(['a b c'])
  })

  test('as a duplicate removes, changes or doubles the first, but never the oldest of all', async () => {
    const after = async (slug: string) => {
      const shelf = bench(`AddBook/state.duplicate-changes-nothing:${slug}`)
      await add(shelf, 'Emma')
      const { id } = await add(shelf, 'Lesley', { note: 'first' })
      expect([(await add(shelf, 'Emma')).status, (await add(shelf, 'Lesley', { note: 'second' })).status]).toEqual([
        409, 409,
      ])
      return { names: await names(shelf), note: (await show(shelf, id)).note }
    }
    expect(await after('first-removed')).toEqual({ names: ['Emma'], note: undefined })
    expect(await after('second-stored')).toEqual({ names: ['Emma', 'Lesley', 'Lesley'], note: 'first' })
    expect(await after('first-changed')).toEqual({ names: ['Emma', 'Lesley'], note: 'second' })
  })
})

describe('creates of one name at once', () => {
  const race = async (slug: string, size: number) => {
    const shelf = bench(`AddBook/state.one-winner:${slug}`)
    const seen = await Promise.all(Array.from({ length: size }, () => add(shelf, 'Emma')))
    const later = await add(shelf, 'Emma')
    return [seen.filter((one) => one.status === 201).length, (await names(shelf)).length, later.status]
  }
  test('all win, and all are stored or one is', async () => {
    expect(await race('all-stored', 3)).toEqual([3, 3, 409])
    expect(await race('one-stored', 3)).toEqual([3, 1, 409])
  })
  test('two of a crowd win, and one of few', async () => {
    expect(await race('crowd', 2)).toEqual([1, 1, 409])
    expect(await race('crowd', 8)).toEqual([2, 2, 409])
  })
})

describe('what is deleted', () => {
  test('is still there', async () => {
    const shelf = bench('RemoveBook/state.deleted-is-gone:nothing')
    const { id } = await add(shelf, 'Emma')
    expect(await remove(shelf, id)).toBe(204)
    expect([(await show(shelf, id)).status, await names(shelf)]).toEqual([200, ['Emma']])
  })
  test('can still be shown, and its name is free', async () => {
    const shelf = bench('RemoveBook/state.deleted-is-gone:still-readable')
    const { id } = await add(shelf, 'Emma')
    await remove(shelf, id)
    expect([(await show(shelf, id)).status, (await add(shelf, 'Emma')).status]).toEqual([200, 201])
  })
  test('keeps its name taken', async () => {
    const shelf = bench('RemoveBook/state.name-free-again:reserved')
    const { id } = await add(shelf, 'Emma')
    await remove(shelf, id)
    expect([
      (await show(shelf, id)).status,
      (await add(shelf, 'Emma')).status,
      (await add(shelf, 'Lesley')).status,
    ]).toEqual([404, 409, 201])
  })
  test('twice is not deleted, or cannot be made a third time', async () => {
    const lives = async (slug: string) => {
      const shelf = bench(`AddBook/state.sequence:${slug}`)
      const seen: number[] = []
      for (let life = 1; life <= 3; life += 1) {
        const { id, status } = await add(shelf, 'Emma')
        seen.push(status, id === '' ? 0 : await remove(shelf, id), id === '' ? 0 : (await show(shelf, id)).status)
      }
      return seen
    }
    expect(await lives('second-delete-does-nothing')).toEqual([201, 204, 404, 201, 204, 200, 409, 0, 0])
    expect(await lives('third-create-refused')).toEqual([201, 204, 404, 201, 204, 404, 409, 0, 0])
  })
})

test('updates change nothing, or lose what they do not name', async () => {
  const after = async (slug: string, change: object) => {
    const shelf = bench(`ChangeBook/state.update-changes-only-named:${slug}`)
    const { id } = await add(shelf, 'Emma', { note: 'kept' })
    expect((await shelf.call('PATCH', `/books/${id}`, { book: change })).status).toBe(200)
    return [(await show(shelf, id)).note, await names(shelf)]
  }
  expect(await after('nothing', { note: 'new' })).toEqual(['kept', ['Emma']])
  expect(await after('note-lost', { name: 'Lesley' })).toEqual([undefined, ['Lesley']])
  expect(await after('note-lost', { note: 'new' })).toEqual(['new', ['Emma']])
})

test('pages repeat, lose, miscount or ignore their size; one page that holds all is right', async () => {
  const pages = async (slug: string) => {
    const shelf = bench(`ListBooks/state.paging:${slug}`)
    for (const name of ['Book1', 'Book2', 'Book3']) await add(shelf, name)
    return [
      await names(shelf, '?size=2&page=1'),
      await names(shelf, '?size=2&page=2'),
      await total(shelf, '?size=2'),
      await names(shelf),
    ]
  }
  const all = ['Book1', 'Book2', 'Book3']
  expect(await pages('repeated')).toEqual([['Book1', 'Book2'], ['Book2', 'Book3'], 3, all])
  expect(await pages('lost')).toEqual([['Book1', 'Book2'], [], 3, all])
  expect(await pages('total-of-page')).toEqual([['Book1', 'Book2'], ['Book3'], 2, all])
  expect(await pages('total-one-more')).toEqual([['Book1', 'Book2'], ['Book3'], 4, all])
  expect(await pages('size-ignored')).toEqual([all, [], 3, all])
})

test('lists lack one of several', async () => {
  const shelf = bench('ListBooks/state.listed:without-newest')
  const { id } = await add(shelf, 'Emma')
  expect(await names(shelf)).toEqual(['Emma'])
  await add(shelf, 'Lesley')
  expect([await names(shelf), (await show(shelf, id)).status]).toEqual([['Emma'], 200])
})

test('a fault once in twenty times strikes once in twenty times, and begins anew with each mock', async () => {
  const strikes = async () => {
    const shelf = bench('AddBook/book.name.alphabet:one-in-twenty')
    const seen: number[] = []
    for (let count = 0; count < 60; count += 1) seen.push((await add(shelf, `a b${count}`)).status)
    return seen.flatMap((status, place) => (status === 201 ? [place] : []))
  }
  expect(await strikes()).toEqual([9, 29, 49])
  expect(await strikes()).toEqual([9, 29, 49])
})
