import { expect, test } from 'vitest'
import type { Case } from '../../model/case.ts'
import { inRounds } from './rounds.ts'

function rung(clause: string, name: string): Case {
  const fault = { clause: `s/Create/${clause}`, class: name } as const
  return {
    id: `${clause}#${name}`,
    operation: 'Create',
    purpose: 'refuse',
    input: {},
    variation: {},
    expect: [],
    fault,
  }
}

test('every clause is tried once before any is tried twice', () => {
  const ladder = [rung('a', '1'), rung('a', '2'), rung('a', '3'), rung('b', '1'), rung('c', '1'), rung('c', '2')]
  expect(inRounds(ladder).map(({ id }) => id)).toEqual(['a#1', 'b#1', 'c#1', 'a#2', 'c#2', 'a#3'])
})

test('nothing is lost where a case has no clause of its own', () => {
  const plain: Case = { ...rung('a', '1'), id: 'plain' }
  const { fault: _, ...bare } = plain
  expect(inRounds([bare, { ...bare, id: 'other' }])).toHaveLength(2)
})
