import { afterEach, describe, expect, test } from 'vitest'
import { bookshelf } from './fixtures/bookshelf.ts'
import { closeShelves, errorOf, idOf, openShelf } from './fixtures/client.ts'

afterEach(closeShelves)

function clock(): { readonly now: () => number; readonly wait: (milliseconds: number) => void } {
  let time = 1_700_000_000_000
  return { now: () => time, wait: (milliseconds) => void (time += milliseconds) }
}

describe('uniqueness', () => {
  test.each([2, 8, 32])('of %d creates of one name at once exactly one wins', async (size) => {
    const shelf = await openShelf()
    const seen = await Promise.all(Array.from({ length: size }, () => shelf.add('Emma')))
    expect(seen.filter((one) => one.status === 201)).toHaveLength(1)
    expect(seen.filter((one) => errorOf(one).code === 'Taken')).toHaveLength(size - 1)
    expect(shelf.mock.stores['bookshelf']?.live()).toHaveLength(1)
  })

  test('names that differ by case are two names', async () => {
    const shelf = await openShelf()
    await shelf.add('Emma')
    expect((await shelf.add('EMMA')).status).toBe(201)
  })
})

describe('quota', () => {
  test('holds for what lives, foreign resources included, and a delete makes room', async () => {
    const shelf = await openShelf({ foreign: 2 })
    const id = idOf(await shelf.add('Emma'))
    await shelf.add('Persuasion')
    expect(errorOf(await shelf.add('Lesley'))).toEqual({ code: 'ShelfFull', text: 'The shelf is full.' })
    await shelf.call('DELETE', `/books/${id}`)
    expect((await shelf.add('Lesley')).status).toBe(201)
  })

  test('can be set otherwise than documented', async () => {
    const shelf = await openShelf({ quota: 1 })
    await shelf.add('Emma')
    expect(errorOf(await shelf.add('Lesley')).code).toBe('ShelfFull')
  })

  test('foreign resources have valid names of their own', async () => {
    const shelf = await openShelf({ foreign: 3 })
    expect(new Set((await shelf.list('?size=3')).map((book) => book['name'])).size).toBe(3)
    expect(shelf.mock.stores['bookshelf']?.live().every((one) => one.foreign)).toBe(true)
  })
})

describe('rate', () => {
  test('is not enforced unless asked for', async () => {
    const shelf = await openShelf()
    const seen = await Promise.all(Array.from({ length: 20 }, () => shelf.call('GET', '/books')))
    expect(seen.every((one) => one.status === 200)).toBe(true)
  })

  test('is enforced per operation in a sliding second, with a time to wait', async () => {
    const time = clock()
    const shelf = await openShelf({ enforceRate: true, now: time.now })
    const many = () => Promise.all(Array.from({ length: 7 }, () => shelf.call('GET', '/books')))
    const seen = await many()
    const refused = seen.filter((one) => one.status === 429)
    expect(refused).toHaveLength(2)
    expect(refused.map((one) => [errorOf(one).code, one.headers.get('retry-after')])).toEqual([
      ['TooFast', '1'],
      ['TooFast', '1'],
    ])
    expect((await shelf.add('Emma')).status).toBe(201)
    time.wait(999)
    expect((await shelf.call('GET', '/books')).status).toBe(429)
    time.wait(1)
    expect((await many()).filter((one) => one.status === 200)).toHaveLength(5)
  })

  test('counts calls, creates and the busiest second', async () => {
    const time = clock()
    const shelf = await openShelf({ now: time.now })
    for (const name of ['Emma', 'Lesley', 'Ab']) await shelf.add(name)
    time.wait(1000)
    await shelf.add('Persuasion')
    const counters = shelf.mock.counters['bookshelf']
    expect([
      counters?.total,
      counters?.creates,
      counters?.calls.get('AddBook'),
      counters?.peaks.get('AddBook'),
    ]).toEqual([4, 3, 4, 3])
  })
})

describe('visibility', () => {
  test('readers see creates, updates and deletes later, writers see them at once', async () => {
    const time = clock()
    const shelf = await openShelf({ lagMilliseconds: 2000, now: time.now })
    const id = idOf(await shelf.add('Emma', { note: 'old' }))
    expect((await shelf.call('GET', `/books/${id}`)).status).toBe(404)
    expect(errorOf(await shelf.add('Emma')).code).toBe('Taken')
    time.wait(2000)
    expect(await shelf.list()).toMatchObject([{ name: 'Emma', note: 'old' }])
    await shelf.call('PATCH', `/books/${id}`, { book: { note: 'new' } })
    time.wait(1999)
    expect(await shelf.list()).toMatchObject([{ note: 'old' }])
    time.wait(1)
    expect(await shelf.list()).toMatchObject([{ note: 'new' }])
    await shelf.call('DELETE', `/books/${id}`)
    expect((await shelf.call('GET', `/books/${id}`)).status).toBe(200)
    expect((await shelf.add('Emma')).status).toBe(201)
    time.wait(2000)
    expect((await shelf.call('GET', `/books/${id}`)).status).toBe(404)
    expect(await shelf.list()).toHaveLength(1)
  })

  test('what is foreign was always there', async () => {
    expect(await (await openShelf({ foreign: 1, lagMilliseconds: 2000 })).list()).toHaveLength(1)
  })
})

describe('lists', () => {
  test('have pages with a total, and filters by exact name', async () => {
    const shelf = await openShelf()
    for (const name of ['Emma', 'Emma2', 'Lesley']) await shelf.add(name)
    const first = await shelf.call('GET', '/books?page=1&size=2')
    expect(first.body).toMatchObject({ total: 3, page: 1, books: [{ name: 'Emma' }, { name: 'Emma2' }] })
    expect((await shelf.call('GET', '/books?page=2&size=2')).body).toMatchObject({
      total: 3,
      page: 2,
      books: [{ name: 'Lesley' }],
    })
    expect((await shelf.call('GET', '/books')).body).toMatchObject({ page: 1, total: 3 })
    expect((await shelf.list('?name=Emma')).map((book) => book['name'])).toEqual(['Emma'])
    expect((await shelf.call('GET', '/books?size=4')).status).toBe(400)
  })

  test('filter by part of a name where the documents say so', async () => {
    const { resource } = bookshelf
    const loose =
      resource === undefined
        ? bookshelf
        : { ...bookshelf, resource: { ...resource, filter: { parameter: 'name', exact: false } } }
    const shelf = await openShelf({}, loose)
    for (const name of ['Emma', 'Lemma', 'Lesley']) await shelf.add(name)
    expect((await shelf.list('?name=mma&size=3')).map((book) => book['name'])).toEqual(['Emma', 'Lemma'])
  })
})

test('request ids are unique, and the same seed gives the same ids', async () => {
  const ids = async (seed: number) => {
    const shelf = await openShelf({ seed, now: () => 1_700_000_000_000 })
    const seen = [await shelf.add('Emma'), await shelf.add('Emma'), await shelf.call('GET', '/books')]
    return {
      requests: seen.map((one) => one.headers.get('x-request-id')),
      book: seen[0] === undefined ? '' : idOf(seen[0]),
    }
  }
  const [one, same, other] = [await ids(1), await ids(1), await ids(2)]
  expect(new Set(one.requests).size).toBe(3)
  expect(one.requests[0]).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
  expect(same).toEqual(one)
  expect(other.requests[0]).not.toBe(one.requests[0])
})
