/** Objects of which nothing is required: whether an empty one will do is open, so none that is judged is empty. */
import { expect, test } from 'vitest'
import { drawMany } from './draw.ts'
import { nameSource } from './names.ts'
import { packedInputs } from './packed-inputs.ts'
import { operationOf, parameterOf } from './parameters.fixture.ts'
import { randomValid } from './random-valid.ts'

const optional = (name: string) => parameterOf(name, { required: false, length: { min: 2, max: 9 } })
const objectOf = (...names: readonly string[]) =>
  parameterOf('Box', { type: 'object', properties: names.map((name) => optional(name)) })
const packed = (...names: readonly string[]) =>
  packedInputs(operationOf([objectOf(...names)]), { terms: { typed: true }, names: nameSource(1), key: 'k' })

test.each([[['a']], [['a', 'b']], [['a', 'b', 'c']], [['a', 'b', 'c', 'd']]])(
  'packed requests leave something in an object of %j',
  (names) => {
    const whole = packed(...names).flatMap(({ input, packs }) => [input, ...packs.map(({ alone }) => alone)])
    expect(whole.length).toBeGreaterThan(1)
    expect(whole.filter(({ Box }) => JSON.stringify(Box) === '{}')).toEqual([])
  },
)

test('each of several properties is absent in some packed request, an only one in none', () => {
  const absentees = (...names: readonly string[]) =>
    packed(...names).flatMap(({ packs }) => packs.flatMap((one) => (one.class === 'optional.absent' ? one.path : [])))
  expect(absentees('a', 'b', 'c').toSorted()).toEqual(['Box.a', 'Box.b', 'Box.c'])
  expect(absentees('a')).toEqual([])
})

test('random objects hold something', () => {
  const drawn = drawMany(randomValid(objectOf('a', 'b'), { typed: true }), 1, 'k', 200)
  expect(
    new Set(
      drawn.map((value) =>
        Object.keys(value ?? {})
          .toSorted()
          .join(),
      ),
    ),
  ).toEqual(new Set(['a', 'b', 'a,b']))
})
