import { expect, test } from 'vitest'
import { refusalOf, spec } from './blame/evidence.sample.ts'
import { evidenceOfAccepted } from './evidence-drawn.ts'

const create = spec.operations.find((operation) => operation.name === 'CreateBook')
const title = create?.parameters.find((parameter) => parameter.path === 'title')
if (create === undefined || title === undefined) throw new Error('the example has no CreateBook with a title')
const named = { ...title, length: { min: 3, max: 9 }, prefix: ['T_'], alphabet: ['letter', '-'] }
const drawn = (input: object, more: object = {}) =>
  evidenceOfAccepted(
    { ...spec, operations: [{ ...create, parameters: [named] }] },
    { ...refusalOf('title.alphabet'), input: { ...input }, ...more },
  )

test('reads the length and each character behind the prefix, with its position', () => {
  expect(drawn({ title: 'T_a-b' })).toEqual([
    { parameter: 'title', length: 5 },
    { parameter: 'title', character: 'a', position: 'first' },
    { parameter: 'title', character: '-', position: 'middle' },
    { parameter: 'title', character: 'b', position: 'last' },
  ])
})

test('counts once what a class of the request is about and its value shows too', () => {
  const about = { parameter: 'title', length: 4 }
  const packs = [{ clause: spec.service, class: 'x', alone: {}, about }]
  expect(drawn({ title: 'T_aa' }, { about, packs }).filter((one) => one.length === 4)).toEqual([about])
})

test('leaves characters beyond ASCII to the cases that are about them', () => {
  const about = { parameter: 'title', character: '中', position: 'middle' }
  expect(drawn({ title: 'T_中é中' }).flatMap(({ character }) => character ?? [])).toEqual([])
  expect(drawn({ title: 'T_中é中' }, { about })).toContainEqual(about)
})

test('reads nothing from values that stand for others, and nothing from what is not bounded', () => {
  expect(drawn({ title: { $setting: 'Title' } })).toEqual([])
  expect(drawn({ other: 'text' })).toEqual([])
})
