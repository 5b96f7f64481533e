import { describe, expect, it } from 'vitest'
import type { OpenQuestion, Parameter } from '../../model/spec.ts'
import { absent } from '../absent.ts'
import { punctuation } from '../characters.ts'
import { draw, drawMany } from '../draw.ts'
import { utf8Bytes } from '../measure.ts'
import { packedValues } from '../packing.ts'
import { freeText, group, instance, looseName, parameterOf, prefixed, tags, wide } from '../parameters.fixture.ts'
import { randomFault } from '../random-fault.ts'
import { randomValid } from '../random-valid.ts'
import { validClasses } from '../valid.ts'
import { faults, faultsOf } from './ladder.ts'

const terms = { typed: false, seed: 0 }
const namesOf = (parameter: Parameter, some = terms) => faults(parameter, some).map((fault) => fault.class)
const seeds = [0, 1, 2, 3, 4, 5, 6, 7]

function question(attempt: OpenQuestion['try']): OpenQuestion {
  return {
    name: 'q',
    ask: '?',
    try: attempt,
    answers: ['accept', 'E'],
    cite: [],
    at: { file: 'f', line: 1, column: 1 },
  }
}

describe('the ladder', () => {
  it('of a name with a prefix climbs from the cheapest fault', () => {
    expect(namesOf(prefixed).filter((name) => !name.startsWith('alphabet'))).toEqual([
      'required.absent',
      'required.empty',
      'required.blank-only',
      'length.one-below-min',
      'length.prefix-alone',
      'length.one-above-max',
      'length.far-above-max',
      'prefix.missing',
      'prefix.other-case',
      'prefix.mixed-case',
      'prefix.no-separator',
      'prefix.shortened',
      'prefix.preceded',
      'prefix.in-middle',
      'prefix.at-end',
    ])
    expect(namesOf(prefixed).filter((name) => name.startsWith('alphabet')).length).toBeGreaterThan(25)
  })

  it('of a name with Han has the bounds in characters whose bytes differ', () => {
    expect(namesOf(wide)).toEqual(
      expect.arrayContaining([
        'length.one-below-min-han',
        'length.one-above-max-han',
        'first.digit',
        'first.underscore',
      ]),
    )
    const short = faultsOf(wide, 'length.min', terms).find((fault) => fault.class === 'length.one-below-min-han')
    expect(
      short &&
        drawMany(short.arbitrary, 1, 'x', 5).every(
          (text) => typeof text === 'string' && text.length === 3 && utf8Bytes(text) === 9,
        ),
    ).toBe(true)
  })

  it('uses every ASCII punctuation mark within six seeds, at every position', () => {
    const abouts = seeds
      .slice(0, 6)
      .flatMap((seed) => faultsOf(prefixed, 'alphabet', { typed: false, seed }).map((fault) => fault.about))
    const tried = new Set(abouts.map((about) => about?.character))
    expect(punctuation.filter((mark) => !tried.has(mark))).toEqual(['-', '_'])
    expect(new Set(abouts.map((about) => about?.position))).toEqual(new Set(['first', 'middle', 'last']))
  })

  it('puts the stranger where it says', () => {
    for (const seed of seeds) {
      for (const fault of faultsOf(prefixed, 'alphabet', { typed: false, seed })) {
        const text = draw(fault.arbitrary, seed, fault.class)
        const { character = '', position } = fault.about ?? {}
        const place = typeof text === 'string' ? [...text].indexOf(character) : -1
        const last = typeof text === 'string' ? [...text].length - 1 : 0
        expect(
          position === 'first' ? place === 4 : position === 'last' ? place === last : place > 4 && place < last,
          fault.class,
        ).toBe(true)
      }
    }
  })

  it('has null and other JSON types only where the wire has them', () => {
    const typed = namesOf(looseName, { typed: true, seed: 0 })
    expect(typed).toEqual(expect.arrayContaining(['required.null', 'type.number', 'type.object']))
    expect(namesOf(looseName)).toEqual([
      'required.absent',
      'length.empty',
      'length.one-above-max',
      'length.far-above-max',
    ])
    expect(namesOf(parameterOf('Page', { type: 'integer' }))).toEqual([
      'required.absent',
      'required.empty',
      'type.letters',
      'type.fraction',
      'type.mixed',
    ])
  })

  it('reaches into objects and lists, each fault under its own path', () => {
    const paths = new Set(
      [...faults(tags, { typed: true }), ...faults(group, { typed: true })].map((fault) => fault.path),
    )
    expect([...paths]).toEqual(['Tag', 'Tag[]', 'Tag[].Key', 'Tag[].Value', 'group', 'group.Name', 'group.description'])
    const missing = faults(tags, terms).find((fault) => fault.path === 'Tag[].Key' && fault.constraint === 'required')
    expect(missing && draw(missing.arbitrary, 1, 'x')).toBe(absent)
  })

  it('leaves a part of a path present, and its separators alone', () => {
    const part = parameterOf('group_id', { in: 'path', length: { min: 4, max: 8 }, alphabet: ['letter', 'digit'] })
    const ladder = faults(part, terms)
    expect(ladder.filter((fault) => fault.constraint === 'required')).toEqual([])
    const texts = ladder.map((fault) => draw(fault.arbitrary, 1, fault.class))
    expect(texts.filter((text) => typeof text !== 'string' || text === '' || /[/\\?#%.]/.test(text))).toEqual([])
  })

  it('has nothing but absence and emptiness for what a setting supplies', () => {
    expect(namesOf(instance)).toEqual(['required.absent', 'required.empty'])
  })
})

describe('open ground', () => {
  const judged = (parameter: Parameter, some: Parameters<typeof faults>[1]) =>
    [...faults(parameter, some), ...validClasses(parameter, some)]
      .flatMap((one) => drawMany(one.arbitrary, 3, one.class, 10))
      .filter((value) => typeof value === 'string')

  it('holds letters and digits beyond ASCII, which no judged value has', () => {
    for (const seed of seeds) {
      const strays = judged(prefixed, { typed: false, seed }).filter((text) =>
        /[\p{L}\p{N}]/u.test(text.replaceAll(/[A-Za-z0-9]/g, '')),
      )
      expect(strays).toEqual([])
      const beyondHan = judged(wide, { typed: false, seed }).filter((text) =>
        /[\p{L}\p{N}]/u.test(text.replaceAll(/[A-Za-z0-9\u4e00-\u9fa5]/g, '')),
      )
      expect(beyondHan).toEqual([])
    }
  })

  it('holds blanks at the edges and what is counted, where no alphabet speaks', () => {
    for (const parameter of [freeText, looseName, parameterOf('Short', { length: { max: 9 } })]) {
      const max = parameter.length?.max ?? 0
      const packed = packedValues(parameter, terms).flatMap((value) => drawMany(value.arbitrary, 1, 'x', 20))
      const random = drawMany(randomValid(parameter, terms), 1, 'x', 500)
      const texts = [...judged(parameter, terms), ...packed, ...random].filter((value) => typeof value === 'string')
      expect(texts.filter((text) => text !== text.trim())).toEqual([])
      expect(texts.filter((text) => [...text].length <= max !== utf8Bytes(text) <= max)).toEqual([])
    }
  })

  it('is what the spec asks about: characters, cases, blanks, null, empty', () => {
    const open = (attempt: OpenQuestion['try'], typed = false) => ({ typed, seed: 0, questions: [question(attempt)] })
    const percent = open({ kind: 'insert', parameter: 'GroupId', texts: ['%'] })
    expect(namesOf(prefixed, percent)).not.toContain('alphabet.percent')
    const blank = { kind: 'insert', parameter: 'GroupId', texts: [' '] } as const
    expect(namesOf(prefixed, open({ ...blank, at: 'start' }))).toEqual(namesOf(prefixed))
    const behind = namesOf(prefixed, open({ ...blank, at: 'end' }))
    expect(behind).not.toContain('alphabet.trailing-space')
    expect(behind).toContain('alphabet.space')
    const ampersand = open({ kind: 'insert', parameter: 'Description', texts: ['&'] })
    expect(
      drawMany(randomValid(freeText, ampersand), 1, 'x', 300).filter(
        (text) => typeof text === 'string' && text.includes('&'),
      ),
    ).toEqual([])
    const set = (value: string | null) =>
      namesOf(prefixed, open({ kind: 'set', parameter: 'GroupId', values: [value] }, true))
    expect(set('gid_abc')).not.toContain('prefix.other-case')
    expect(set('GID_abc ')).not.toContain('alphabet.trailing-space')
    const wild = randomFault(prefixed, 'alphabet', open({ kind: 'set', parameter: 'GroupId', values: ['GID_abc '] }))
    const texts = wild === undefined ? [] : drawMany(wild, 1, 'x', 500)
    expect(texts.filter((text) => typeof text === 'string' && text !== text.trim())).toEqual([])
    expect(set(null)).not.toContain('required.null')
    expect(set('')).not.toContain('required.empty')
    expect(set('GID_abc')).toEqual(
      expect.arrayContaining(['prefix.other-case', 'alphabet.trailing-space', 'required.null', 'required.empty']),
    )
  })
})
