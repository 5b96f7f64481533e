import { afterEach, describe, expect, test } from 'vitest'
import { isObject } from '../../model/json.ts'
import { bookshelf } from '../fixtures/bookshelf.ts'
import { closeShelves, errorOf, idOf, openShelf } from '../fixtures/client.ts'
import { variationsOf } from './variations.ts'

afterEach(closeShelves)

describe('an open question', () => {
  test('inserted characters are refused by default and accepted when varied, and still count', async () => {
    const [usual, varied] = [await openShelf(), await openShelf({ vary: ['accents'] })]
    expect(errorOf(await usual.add('Chloé')).code).toBe('BadField')
    expect((await varied.add('Chloé')).status).toBe(201)
    expect((await varied.add('é'.repeat(13))).status).toBe(400)
    expect((await varied.add('Chlo è')).status).toBe(400)
  })

  test('inserted characters are accepted by default and refused when varied', async () => {
    const book = { note: 'so "called"' }
    expect((await (await openShelf()).add('Emma', book)).status).toBe(201)
    expect(errorOf(await (await openShelf({ vary: ['AddBook/quotes'] })).add('Emma', book))).toEqual({
      code: 'BadField',
      text: 'The field note is wrong.',
    })
  })

  test('names that differ by case clash only when varied', async () => {
    const shelf = await openShelf({ vary: ['other-case'] })
    await shelf.add('Emma')
    expect(errorOf(await shelf.add('EMMA')).code).toBe('Taken')
    expect((await shelf.add('Lesley')).status).toBe(201)
  })

  test('an unknown parameter is refused only when varied', async () => {
    const body = { book: { name: 'Emma' }, colour: 'red' }
    expect((await (await openShelf()).call('POST', '/books', body)).status).toBe(201)
    expect((await (await openShelf({ vary: ['more'] })).call('POST', '/books', body)).status).toBe(400)
  })

  test('a header is refused only when varied', async () => {
    const headers = { 'accept-language': 'xx' }
    const send = async (vary: readonly string[]) =>
      (await (await openShelf({ vary })).call('POST', '/books', { book: { name: 'Emma' } }, { headers })).status
    expect([await send([]), await send(['no-language'])]).toEqual([201, 400])
  })

  test('a resource that is absent is deleted without complaint only when varied', async () => {
    const remove = async (vary: readonly string[]) =>
      (await (await openShelf({ vary })).call('DELETE', '/books/none')).status
    expect([await remove([]), await remove(['remove-absent'])]).toEqual([404, 204])
  })
})

describe('a variation that any service may have', () => {
  const life = async (vary: string) => {
    const shelf = await openShelf({ vary: [vary] })
    const made = await shelf.add('Emma', { note: 'a' })
    const again = await shelf.add('Emma')
    const id = idOf(made)
    return { shelf, made, again, id }
  }

  test('adds fields that nobody knows', async () => {
    const { made, again } = await life('extra-fields')
    expect(made.body).toHaveProperty('undocumentedText')
    expect(again.body).toHaveProperty('undocumentedText')
    expect(errorOf(again).code).toBe('Taken')
  })

  test('changes the order of keys and nothing else', async () => {
    const [usual, varied] = [
      await (await openShelf({ now: () => 5 })).add('Emma'),
      await (await openShelf({ now: () => 5, vary: ['key-order'] })).add('Emma'),
    ]
    expect(Object.keys(isObject(varied.body) && isObject(varied.body['book']) ? varied.body['book'] : {})[0]).toBe(
      'links',
    )
    const withoutPort = (body: unknown): unknown => JSON.parse(JSON.stringify(body).replaceAll(/:\d{4,5}\//g, '/'))
    expect(withoutPort(varied.body)).toEqual(withoutPort(usual.body))
  })

  test('changes the order of lists', async () => {
    const shelf = await openShelf({ vary: ['list-order'] })
    for (const name of ['Emma', 'Lesley']) await shelf.add(name)
    expect((await shelf.list()).map((book) => book['name'])).toEqual(['Lesley', 'Emma'])
  })

  test('writes JSON with blanks', async () => {
    const { made } = await life('whitespace')
    expect(made.text).toMatch(/^\r?\n\{\n/)
    expect(made.status).toBe(201)
  })

  test('leaves optional fields out', async () => {
    const { made } = await life('sparse')
    expect(made.text).not.toContain('mood')
    expect(made.text).toContain('note')
    expect(made.text).toContain('kind')
  })

  test('closes the connection, sends chunks, shouts header names and adds others', async () => {
    const headers = async (vary: string) => (await life(vary)).made.headers
    expect((await headers('connection-close')).get('connection')).toBe('close')
    expect((await headers('chunked')).get('transfer-encoding')).toBe('chunked')
    expect((await headers('chunked')).get('content-length')).toBeNull()
    expect((await headers('extra-headers')).get('x-undocumented')).toBe('more')
    expect((await headers('header-case')).get('content-type')).toContain('json')
  })

  test('checks in another order, which no single fault can tell', async () => {
    const { shelf, again } = await life('check-order')
    expect(errorOf(again).code).toBe('Taken')
    expect(errorOf(await shelf.add('Ab')).code).toBe('BadField')
  })

  test.each(variationsOf(bookshelf).map((one) => one.name))('%s leaves a whole life as it is', async (name) => {
    const shelf = await openShelf({ vary: [name], ...(name === 'lag' ? { lagMilliseconds: 0 } : {}) })
    const made = await shelf.add('Emma')
    const id = idOf(made)
    expect(made.status).toBe(201)
    expect((await shelf.call('GET', `/books/${id}`)).status).toBe(200)
    expect((await shelf.list()).map((book) => book['id'])).toEqual([id])
    expect((await shelf.call('DELETE', `/books/${id}`)).status).toBe(204)
    expect((await shelf.add('1bc')).status).toBe(400)
  })
})

test('there are at least eight variations, each with a name of its own and a sentence', () => {
  const all = variationsOf(bookshelf)
  expect(all.length).toBeGreaterThanOrEqual(8)
  expect(new Set(all.map((one) => one.name)).size).toBe(all.length)
  expect(all.every((one) => one.says.endsWith('.'))).toBe(true)
})

test('an unknown variation is told, with those that there are', async () => {
  await expect(openShelf({ vary: ['no-such'] })).rejects.toThrow(/`no-such`.*key-order/)
})
