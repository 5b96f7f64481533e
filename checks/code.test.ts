import { describe, expect, test } from 'vitest'
import { faultyPaths, fillFor, isCodeOf } from './code.ts'
import { contextWith, error, parameter } from './context.sample.ts'
import { anything } from './text-template.ts'

describe('code', () => {
  test('the faulty parameter is the one whose clause the case breaks', () => {
    expect(faultyPaths(contextWith({ fault: 'shelf.name.length.max' }), error('E'))).toEqual(['shelf.name'])
    expect(faultyPaths(contextWith({ fault: 'shelf.required' }), error('E'))).toEqual(['shelf'])
  })

  test('a list item is found under its path', () => {
    const key = parameter('Tag[].Key', { name: 'Key' })
    const tags = parameter('Tag', { type: 'array', items: parameter('Tag[]', { type: 'object', properties: [key] }) })
    const context = contextWith({ operation: { parameters: [tags] }, fault: 'Tag[].Key.required' })
    expect(faultyPaths(context, error('E'))).toEqual(['Tag[].Key'])
    expect(isCodeOf(context, error('Missing{parameter}'), 'MissingKey')).toBe(true)
  })

  test('without a fault it is the one that the error names, else any', () => {
    expect(faultyPaths(contextWith(), error('E', { parameter: 'shelf.size' }))).toEqual(['shelf.size'])
    expect(faultyPaths(contextWith(), error('E'))).toEqual(['shelf', 'shelf.name', 'shelf.size'])
  })

  test('a template may stand anywhere in the code', () => {
    const context = contextWith({ fault: 'shelf.name.required' })
    for (const [template, code, expected] of [
      ['Invalid{parameter}', 'Invalidname', true],
      ['{parameter}.Bad', 'name.Bad', true],
      ['Bad{parameter}.Format', 'Badname.Format', true],
      ['Bad{parameter}.Format', 'Badsize.Format', false],
      ['Bad{*}', 'BadAnything', true],
      ['Exact', 'exact', false],
    ] as const) {
      expect([template, isCodeOf(context, error(template), code)]).toEqual([template, expected])
    }
  })

  test('the value is the one that was sent, and anything where it has no plain text', () => {
    expect(fillFor(contextWith(), 'shelf.size')('value')).toBe('3')
    expect(fillFor(contextWith(), 'shelf')('value')).toBe(anything)
    expect(fillFor(contextWith({ input: {} }), 'shelf.name')('value')).toBe(anything)
    expect(fillFor(contextWith(), 'shelf.name')('unknown')).toBeUndefined()
  })
})
