import { describe, expect, test } from 'vitest'
import { fill, MissingResource, refersTo, type Live } from './references.ts'

const live = (name: string): Live => ({ key: name, id: `id of ${name}`, name, input: {}, since: 0 })
const known = { settings: { Region: 'north' }, fixture: live('Fixed'), own: live('owned'), spare: live('spare-7') }

describe('fill', () => {
  test('leaves values without references as they are', () => {
    const value = { a: 1, b: null, c: ['x', { d: true }], e: '' }
    expect(fill(value, { settings: {} })).toEqual(value)
  })

  test('fills settings, and an unknown one with nothing', () => {
    expect(fill({ a: { $setting: 'Region' }, b: { $setting: 'Zone' } }, known)).toEqual({ a: 'north', b: '' })
  })

  test('fills fields of the resource that is meant, at any depth', () => {
    const value = {
      a: { $live: 'id', of: 'fixture' },
      b: [{ c: { $live: 'name', of: 'own' } }],
      d: { $live: 'name', of: 'spare' },
    }
    expect(fill(value, known)).toEqual({ a: 'id of Fixed', b: [{ c: 'owned' }], d: 'spare-7' })
  })

  test('changes the case of the last letter when another case is asked for', () => {
    const other = (of: string) => ({ $live: 'name', of, as: 'other-case' })
    expect(fill({ a: other('fixture'), b: other('spare') }, known)).toEqual({ a: 'FixeD', b: 'sparE-7' })
  })

  test('throws when the resource that is meant is not there', () => {
    const { spare: _, ...rest } = known
    expect(() => fill({ a: { $live: 'id', of: 'spare' } }, rest)).toThrow(MissingResource)
  })

  test('reads a reference to a field that there is none of as an object', () => {
    expect(fill({ a: { $live: 'colour' } }, known)).toEqual({ a: { $live: 'colour' } })
  })
})

describe('refersTo', () => {
  test('finds a reference at any depth, of the kind that is asked for', () => {
    const value = { a: [{ b: { $live: 'id', of: 'own' } }] }
    expect(refersTo(value, 'own')).toBe(true)
    expect(refersTo(value, 'fixture')).toBe(false)
    expect(refersTo({ a: { $setting: 'own' } }, 'own')).toBe(false)
  })
})
