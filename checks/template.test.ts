import { describe, expect, test } from 'vitest'
import type { Json } from '../model/json.ts'
import { contextWith, replyWith } from './context.sample.ts'
import { placesOf } from './place.ts'
import { checkTemplate } from './template.ts'

const context = contextWith({ context: { settings: { Region: 'north' } } })
const look = (template: string, body: Json, path: string) =>
  checkTemplate(template, context, replyWith({ body }), placesOf(body, path))

describe('template', () => {
  test('fields beside it and settings fill it', () => {
    expect(look('{Id}-{Region}.example', { Id: 'a1', Host: 'a1-north.example' }, 'Host')).toEqual({
      looked: 1,
      differences: [],
    })
  })

  test('another text is a finding that shows the one expected', () => {
    expect(look('{Id}-{Region}.example', { Id: 'a1', Host: 'a1-south.example' }, 'Host').differences).toEqual([
      { check: 'template', expected: '"a1-north.example"', actual: '"a1-south.example"', at: '/Host' },
    ])
  })

  test('in a list each item is filled from itself', () => {
    expect(
      look(
        '{Id}.example',
        {
          Id: 'z',
          Data: [
            { Id: 'a', Host: 'a.example' },
            { Id: 'b', Host: 'a.example' },
          ],
        },
        'Data[].Host',
      ).differences,
    ).toEqual([{ check: 'template', expected: '"b.example"', actual: '"a.example"', at: '/Data/1/Host' }])
  })

  test('a path from the whole body and a wildcard fill it', () => {
    expect(
      look('{*}/groups/{group.id}', { group: { id: 'g', links: { self: 'http://h/groups/g' } } }, 'group.links.self')
        .differences,
    ).toEqual([])
    expect(
      look('{*}/groups/{group.id}', { group: { id: 'g', links: { self: 'http://h/groups/x' } } }, 'group.links.self')
        .differences,
    ).toHaveLength(1)
  })

  test('where a placeholder cannot be filled nothing can be told', () => {
    expect(look('{Nowhere}.example', { Host: 'x' }, 'Host').looked).toBe(0)
    expect(look('{constructor}.example', { Host: 'x' }, 'Host').looked).toBe(0)
  })
})
