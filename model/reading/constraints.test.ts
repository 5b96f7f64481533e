import { describe, expect, it } from 'vitest'
import { planted, readText, sample } from './spec.sample.ts'

/** code, what is replaced, by what («» is what must be underlined), a part of the message. */
const mistakes: readonly (readonly [code: string, find: string, by: string, message: string])[] = [
  [
    'impossible-constraint',
    '{ min: 3, max: 12 }',
    '{ min: «13», max: 12 }',
    'the smallest, 13, is above the largest, 12',
  ],
  ['impossible-constraint', 'range: { min: 0, max: 40 }', 'range: { min: «41», max: 40 }', 'the smallest, 41'],
  ['impossible-constraint', 'prefix: [p-, P-]', 'prefix: [p-, «p-1234567890ab»]', 'longer than the 12 characters'],
  ['impossible-constraint', 'prefix: [p-, P-]', 'prefix: «p_»', 'excludes `_` of the prefix `p_`'],
  [
    'impossible-constraint',
    'prefix: [p-, P-]',
    'prefix: [p-, «P-»]\n            first: [lower]',
    '`first` excludes `P`',
  ],
  ['impossible-constraint', 'first: [letter], alphabet', 'first: [«han»], alphabet', 'does not hold all of `han`'],
  [
    'impossible-constraint',
    'first: [letter], alphabet',
    'first: [letter, «"_"»], alphabet',
    'does not hold all of `_`',
  ],
  [
    'impossible-constraint',
    'values: [cat, dog], default',
    'length: { max: 3 }, values: [cat, «horse»], default',
    'more than 3',
  ],
  [
    'unknown-character-class',
    'alphabet: [letter, digit, "-"]',
    'alphabet: [«letters», digit, "-"]',
    '`letters` is no class',
  ],
  [
    'misplaced-constraint',
    'age: { type: integer, range: { min: 0, max: 40 }',
    'age: { type: integer, «length»: { max: 2 }',
    'for the type `string`',
  ],
  ['misplaced-constraint', 'size: { type: integer }', 'size: { type: integer, «maxItems»: 2 }', 'for the type `array`'],
  ['bad-example', 'example: p-rex', 'example: «rex»', 'does not begin with `p-` or `P-`'],
  ['bad-example', 'example: p-rex', 'example: «p-»', 'it has 2 characters, fewer than 3'],
  ['bad-example', 'example: p-rex', 'example: «p-rex-the-great»', 'more than 12'],
  ['bad-example', 'example: p-rex', 'example: «p-ré»', 'it holds `é`, which is not in its alphabet'],
  ['bad-example', 'example: p-rex', 'example: «12345»', 'it is no text'],
  [
    'bad-example',
    'example: [{ key: big }]',
    'example: «[{ key: 1big }]»',
    'in item 1, in `key`, it may not begin with `1`',
  ],
  ['bad-example', 'example: [{ key: big }]', 'example: «[{ kye: big }]»', '`kye`, which is none of its properties'],
  ['bad-example', 'example: [{ key: big }]', 'example: «[{}, {}, {}, {}]»', 'it has 4 items, more than 3'],
  ['bad-default', 'default: cat', 'default: «cow»', 'none of its `values`'],
  [
    'bad-example',
    'example: shop-1',
    'example: «a-shop-name-that-is-long»',
    'of `CreatePet` on `X-Shop`: it has 24 characters',
  ],
  ['bad-example', 'total: { type: integer }', 'total: { type: integer, example: «"3"» }', 'not of the type `integer`'],
  ['bad-example', 'optional: true, level: may', 'optional: true, example: «cow», level: may', 'none of the `values`'],
]

describe('constraints', () => {
  it.each(mistakes)('tells %s and nothing else (%#)', async (code, find, by, message) => {
    const { text, at } = planted({ find, by })
    const { spec, problems } = await readText(text)
    expect(spec).toBeUndefined()
    expect(problems.map((problem) => ({ code: problem.code, at: problem.at }))).toEqual([{ code: `spec/${code}`, at }])
    expect(problems[0]?.message).toContain(message)
  })

  it('tells each mistake of a parameter, not only the first', async () => {
    const bounds = sample.replace('{ min: 3, max: 12 }', '{ min: 13, max: 12 }')
    const { problems } = await readText(bounds.replace('prefix: [p-, P-]', 'prefix: [p_, p-1234567890ab]'))
    expect(problems.map(({ message }) => message)).toEqual([
      'the smallest, 13, is above the largest, 12',
      'the alphabet excludes `_` of the prefix `p_`',
      'the prefix `p-1234567890ab` is longer than the 12 characters allowed',
    ])
  })
})
