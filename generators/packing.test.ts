import { describe, expect, it } from 'vitest'
import { draw, drawMany } from './draw.ts'
import { nameSource } from './names.ts'
import { brokenConstraints } from './oracle.ts'
import { packedInputs } from './packed-inputs.ts'
import { packedValues } from './packing.ts'
import { everyFixture, flag, freeText, group, operationOf, prefixed, tags, wide } from './parameters.fixture.ts'
import { valueAt } from './path.ts'
import { subjectOf } from './subject.ts'
import { ownClasses, validClasses } from './valid.ts'
import { validShapes } from './valid-text.ts'

const terms = { typed: false }

describe('packing', () => {
  it.each(everyFixture.map((parameter) => [parameter.path, parameter] as const))(
    'of %s loses no class and breaks nothing',
    (_, parameter) => {
      const packed = packedValues(parameter, terms)
      const names = packed.flatMap((value) => value.packs.map((one) => one.class))
      expect(names.toSorted()).toEqual(
        ownClasses(parameter, terms)
          .map((one) => one.class)
          .toSorted(),
      )
      for (const value of packed)
        for (const drawn of drawMany(value.arbitrary, 1, 'packed', 50)) {
          const found =
            typeof drawn === 'symbol' && !parameter.required ? [] : brokenConstraints(parameter, drawn, terms)
          expect(found).toEqual([])
        }
    },
  )

  it('needs as few values as there are classes that exclude each other', () => {
    const counts = [prefixed, wide, freeText].map((parameter) => packedValues(parameter, terms).length)
    expect(counts).toEqual([4, 4, 3])
  })

  it('puts each class really into the packed text', () => {
    for (const parameter of [prefixed, wide, freeText]) {
      const shapes = new Map(validShapes(subjectOf(parameter, terms)).map((shape) => [shape.class, shape.shape]))
      for (const packed of packedValues(parameter, terms)) {
        for (const text of drawMany(packed.arbitrary, 1, 'x', 20)) {
          for (const { class: name } of packed.packs) {
            const { prefix = '', length, middle = [], end = '', start = '' } = shapes.get(name) ?? {}
            if (typeof text !== 'string') continue
            expect(text.startsWith(prefix) && text.endsWith(end) && text.includes(start)).toBe(true)
            expect(length === undefined || [...text].length === length, name).toBe(true)
            for (const piece of middle) expect(text, name).toContain(piece)
          }
        }
      }
    }
  })

  it('makes whole requests: the first with nothing optional, all classes of all parameters, each also alone', () => {
    const operation = operationOf([prefixed, freeText, tags, flag, group])
    const packed = packedInputs(operation, { terms, names: nameSource(3), key: 'Create' })
    expect(Object.keys(packed[0]?.input ?? {})).toEqual(['GroupId', 'group'])
    const classes = operation.parameters.flatMap((parameter) =>
      validClasses(parameter, terms).map((one) => `${one.path} ${one.class}`),
    )
    expect(packed.flatMap(({ packs }) => packs.map((one) => `${one.path} ${one.class}`)).toSorted()).toEqual(
      classes.toSorted(),
    )
    expect(packed.length).toBe(4)
    for (const { input, packs } of packed)
      for (const whole of [input, ...packs.map((one) => one.alone)]) {
        for (const parameter of operation.parameters) {
          const value = valueAt(whole, parameter.path)
          const isLeftOut = typeof value === 'symbol' && !parameter.required
          expect(isLeftOut ? [] : brokenConstraints(parameter, value, terms)).toEqual([])
        }
      }
  })

  it('draws the same for the same key, whatever else is drawn', () => {
    const [one] = packedValues(prefixed, terms)
    const [again] = packedValues(prefixed, terms)
    expect(one && draw(one.arbitrary, 5, 'k')).toBe(again && draw(again.arbitrary, 5, 'k'))
  })
})
