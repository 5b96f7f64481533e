import { expect, it } from 'vitest'
import type { OpenQuestion } from '../../model/spec.ts'
import { draw } from '../draw.ts'
import { parameterOf } from '../parameters.fixture.ts'
import { faults } from './ladder.ts'

const at = { file: 'f', line: 1, column: 1 }
const size = parameterOf('PageSize', { type: 'integer', required: false, range: { min: 5, max: 100 } })
const asked: OpenQuestion = {
  name: 'q',
  ask: '?',
  try: { kind: 'set', parameter: 'PageSize', values: [0, -1] },
  answers: ['accept', 'E'],
  cite: [],
  at,
}
const rangeOf = (questions: readonly OpenQuestion[]) =>
  faults(size, { typed: false, questions })
    .filter((fault) => fault.constraint.startsWith('range'))
    .map((fault) => draw(fault.arbitrary, 1, fault.class))

it('tries one off, far off, negative and beyond 32 bits', () => {
  expect(rangeOf([])).toEqual([4, 0, -1, -995, 101, 2000, 2 ** 32 + 1])
})

it('leaves out numbers that a question asks about', () => {
  expect(rangeOf([asked])).toEqual([4, -995, 101, 2000, 2 ** 32 + 1])
})
