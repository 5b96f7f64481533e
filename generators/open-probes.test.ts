import { expect, it } from 'vitest'
import { drawMany } from './draw.ts'
import { openProbes } from './open-probes.ts'
import { freeText, instance, prefixed } from './parameters.fixture.ts'

const classesOf = (parameter: typeof prefixed, typed: boolean) =>
  openProbes(parameter, { typed }).map((probe) => probe.class)

it('asks what a letter is and whether blanks are cut off', () => {
  expect(classesOf(prefixed, false)).toEqual([
    'letter-beyond-ascii',
    'full-width',
    'han-extension',
    'trailing-blank',
    'lone-surrogate',
    'leading-blank',
  ])
})

it('asks about free text what is counted, and about optional values what stands for absent', () => {
  expect(classesOf(freeText, true)).toEqual(
    expect.arrayContaining(['han-at-maximum', 'emoji-at-maximum', 'line-break', 'empty', 'null']),
  )
  expect(classesOf(freeText, false)).not.toContain('null')
  const [counted] = openProbes(freeText, { typed: true }).filter((probe) => probe.class === 'emoji-at-maximum')
  const texts = counted === undefined ? [] : drawMany(counted.arbitrary, 1, 'x', 3)
  expect(texts.map((text) => (typeof text === 'string' ? [[...text].length, text.length] : []))).toEqual([
    [180, 182],
    [180, 182],
    [180, 182],
  ])
})

it('asks nothing about what a setting supplies', () => {
  expect(openProbes(instance, { typed: true })).toEqual([])
})
