import { afterEach, describe, expect, test } from 'vitest'
import { closeShelves, errorOf, idOf, openShelf } from './fixtures/client.ts'

afterEach(closeShelves)

describe('a life of a resource', () => {
  test('goes from create over show, list and update to delete', async () => {
    const shelf = await openShelf()
    const made = await shelf.add('Emma', { note: 'by Austen' })
    expect(made.status).toBe(201)
    const id = idOf(made)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(made.body).toMatchObject({
      book: {
        name: 'Emma',
        note: 'by Austen',
        kind: 'novel',
        room: 'room-1',
        links: { self: `${shelf.mock.url('bookshelf')}/books/${id}` },
      },
    })
    expect((await shelf.call('GET', `/books/${id}`)).body).toEqual(made.body)
    expect(await shelf.list()).toMatchObject([{ id, name: 'Emma' }])
    expect((await shelf.call('PATCH', `/books/${id}`, { book: { note: 'a novel' } })).body).toMatchObject({
      book: { id, name: 'Emma', note: 'a novel' },
    })
    const removed = await shelf.call('DELETE', `/books/${id}`)
    expect([removed.status, removed.text]).toEqual([204, ''])
    expect(await shelf.list()).toEqual([])
    expect(errorOf(await shelf.call('GET', `/books/${id}`))).toEqual({
      code: 'NoSuchBook',
      text: `There is no book ${id}.`,
    })
    expect((await shelf.add('Emma')).status).toBe(201)
  })

  test('leaves out what is optional and was not sent', async () => {
    const shelf = await openShelf()
    expect((await shelf.add('Emma')).text).not.toContain('note')
  })

  test('keeps the books of another account apart', async () => {
    const shelf = await openShelf()
    await shelf.add('Emma')
    const other = await shelf.call('POST', '/books', { book: { name: 'Emma' } }, { as: 'other' })
    expect(other.status).toBe(201)
    expect(shelf.mock.stores['bookshelf']?.live().map((one) => one.account)).toEqual(['main', 'other'])
  })
})

describe('every documented error', () => {
  const invalid: readonly (readonly [string, unknown])[] = [
    ['name too short', { name: 'Abc' }],
    ['name too long', { name: 'Abcdefghijklm' }],
    ['name begins with a digit', { name: '1abc' }],
    ['name with a blank', { name: 'Ab cd' }],
    ['name with a newline at the end', { name: 'Abcd\n' }],
    ['name empty', { name: '' }],
    ['name null', { name: null }],
    ['name a number', { name: 12345 }],
    ['name absent', {}],
    ['pages below', { name: 'Emma', pages: 0 }],
    ['pages above', { name: 'Emma', pages: 10 }],
    ['pages as text', { name: 'Emma', pages: '3' }],
    ['note too long', { name: 'Emma', note: 'x'.repeat(21) }],
    ['unknown kind', { name: 'Emma', kind: 'Novel' }],
    ['too many tags', { name: 'Emma', tags: [{ key: 'a' }, { key: 'b' }, { key: 'c' }] }],
    ['a tag without key', { name: 'Emma', tags: [{}] }],
  ]
  test.each(invalid)('%s is refused, and nothing is stored', async (_, book) => {
    const shelf = await openShelf()
    const seen = await shelf.call('POST', '/books', { book })
    expect([seen.status, errorOf(seen).code]).toEqual([400, 'BadField'])
    expect(shelf.mock.stores['bookshelf']?.live()).toEqual([])
  })

  const valid = ['Emma', 'abcdefghijkl', 'Ab_-', 'A123', '中文书名', '龥书_1', '𠮷'.length === 2 ? 'Zz--' : '']
  test.each(valid)('%j is a name', async (name) => {
    expect((await (await openShelf()).add(name)).status).toBe(201)
  })

  test('the parameter and the value stand in the message', async () => {
    const shelf = await openShelf()
    await shelf.add('Emma')
    expect(errorOf(await shelf.add('Emma'))).toEqual({ code: 'Taken', text: 'A book is called Emma already.' })
    expect(errorOf(await shelf.add('Ab'))).toEqual({ code: 'BadField', text: 'The field name is wrong.' })
    expect(errorOf(await shelf.add('Other', { room: 'room-9' }))).toEqual({
      code: 'NoSuchRoom',
      text: 'There is no room room-9.',
    })
  })

  test('credentials, rights, body and size are answered as documented', async () => {
    const shelf = await openShelf()
    const book = { book: { name: 'Emma' } }
    expect(errorOf(await shelf.call('POST', '/books', book, { headers: { authorization: '' } })).code).toBe('WhoAreYou')
    expect(
      errorOf(await shelf.call('POST', '/books', book, { headers: { authorization: 'Bearer nobody' } })).code,
    ).toBe('NoSuchToken')
    expect(errorOf(await shelf.call('POST', '/books', book, { as: 'unprivileged' })).code).toBe('NotYours')
    expect(errorOf(await shelf.call('POST', '/books', '{"book"')).code).toBe('NoJson')
    expect(
      errorOf(await shelf.call('POST', '/books', JSON.stringify({ ...book, more: 'x'.repeat(1_100_000) }))).code,
    ).toBe('TooMuch')
    expect(shelf.mock.stores['bookshelf']?.live()).toEqual([])
  })

  test('a rename to a name that is taken is a conflict, to its own name it is not', async () => {
    const shelf = await openShelf()
    await shelf.add('Emma')
    const id = idOf(await shelf.add('Persuasion'))
    expect(errorOf(await shelf.call('PATCH', `/books/${id}`, { book: { name: 'Emma' } })).code).toBe('Taken')
    expect((await shelf.call('PATCH', `/books/${id}`, { book: { name: 'Persuasion' } })).status).toBe(200)
  })
})
