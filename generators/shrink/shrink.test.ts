import { describe, expect, it } from 'vitest'
import type { ConstraintKind } from '../../model/clause.ts'
import type { Json } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'
import type { Given } from '../absent.ts'
import { drawMany } from '../draw.ts'
import { nameSource } from '../names.ts'
import { brokenConstraints } from '../oracle.ts'
import { everyFixture, freeText, prefixed, wide } from '../parameters.fixture.ts'
import { randomFault } from '../random-fault.ts'
import { randomValid } from '../random-valid.ts'
import { subjectOf } from '../subject.ts'
import { shrinkCandidates } from './candidates.ts'
import { descend } from './descent.ts'
import { weigh } from './weight.ts'

const terms = { typed: false }
const kinds: readonly (ConstraintKind | undefined)[] = [
  undefined,
  'type',
  'length.min',
  'length.max',
  'prefix',
  'first',
  'alphabet',
  'values',
  'range.min',
  'range.max',
  'items.max',
]

/** What a target that is broken in one way shows in the end, and after how many calls. */
async function shrunk(
  parameter: Parameter,
  start: Json,
  broken: ConstraintKind | undefined,
  isBroken: (text: string) => boolean,
) {
  const choice = { terms, ...(broken === undefined ? {} : { broken }) }
  return descend<Json>(
    start,
    (value) => shrinkCandidates(parameter, value, choice),
    async (value) => typeof value === 'string' && isBroken(value),
    200,
  )
}

const startOf = (parameter: Parameter, kind: ConstraintKind) =>
  drawMany(randomFault(parameter, kind, terms) ?? randomValid(parameter, terms), 7, kind, 1).find(
    (value) => typeof value === 'string',
  ) ?? ''

describe('shrinking', () => {
  it('of a maximum that is one too large gives the readable name just beyond it, in one call', async () => {
    const { value, tries } = await shrunk(prefixed, startOf(prefixed, 'length.max'), 'length.max', () => true)
    expect(value).toBe(`GID_${'a'.repeat(61)}`)
    expect(tries).toBeLessThanOrEqual(2)
  })

  it('of a name at the maximum that is refused keeps its length', async () => {
    const base = `GID-${'x7Q_'.repeat(15)}`
    const { value, tries } = await shrunk(prefixed, base, undefined, (text) => text.length === 64)
    expect(value).toBe(`GID_${'a'.repeat(60)}`)
    expect(tries).toBeLessThan(90)
  })

  it('of a stranger that slips through shows it in the shortest plain name', async () => {
    const any = await shrunk(prefixed, 'GID-x9Q\u202eabCd', 'alphabet', () => true)
    expect(any.value).toMatch(/^GID_a[!-~]a$/)
    const only = await shrunk(prefixed, 'GID-x9Q\u202eabCd', 'alphabet', (text) => text.includes('\u202e'))
    expect(only.value).toBe('GID_a\u202ea')
    const last = await shrunk(prefixed, 'GID-x9QabCd\n', 'alphabet', (text) => text.endsWith('\n'))
    expect(last.value).toBe('GID_aa\n')
  })

  it('of other constraints ends in what a person would have written', async () => {
    expect((await shrunk(prefixed, 'GID_x', 'length.min', () => true)).value).toBe('GID_aa')
    expect((await shrunk(prefixed, 'gid_xk29dk2', 'prefix', () => true)).value).toBe('aaaaaaa')
    expect((await shrunk(prefixed, 'gid_xk29dk2', 'prefix', (text) => text.startsWith('gid_'))).value).toBe('gid_aaa')
    expect((await shrunk(wide, '_kd93kdkK', 'first', (text) => text.startsWith('_'))).value).toBe('_aaa')
    expect((await shrunk(wide, '中'.repeat(30), undefined, (text) => /[\u4e00-\u9fa5]/.test(text))).value).toBe('中aaa')
    expect((await shrunk(prefixed, 'GID_k3--Dk29Zq', undefined, (text) => text.includes('--'))).value).toMatch(
      /^GID_(a--|--a)$/,
    )
    expect(
      (await shrunk(freeText, 'some text & more, of all kinds', undefined, (text) => text.includes('&'))).value,
    ).toBe('&')
  })

  it('avoids names that are taken', () => {
    const names = nameSource(1)
    names.take('GID_aaa')
    const candidates = [...shrinkCandidates(prefixed, 'GID_x9Qk2', { terms, names })]
    expect(candidates[0]).toBe('GID_aab')
    expect(candidates).not.toContain('GID_aaa')
  })

  it.each(everyFixture.map((parameter) => [parameter.path, parameter] as const))(
    'of %s breaks the same constraint and gets simpler',
    (_, parameter) => {
      const wrong: Json[] = []
      let tried = 0
      for (const kind of kinds) {
        const arbitrary = kind === undefined ? randomValid(parameter, terms) : randomFault(parameter, kind, terms)
        if (arbitrary === undefined) continue
        const subject = subjectOf(parameter, terms)
        const allowed = kind === undefined ? '' : `${parameter.path}.${kind}`
        for (const value of drawMany<Given>(arbitrary, 3, 'shrink', 12)) {
          for (const candidate of firstOf(
            shrinkCandidates(parameter, value, { terms, ...(kind === undefined ? {} : { broken: kind }) }),
            60,
          )) {
            tried += 1
            const isSame = brokenConstraints(parameter, candidate, terms).join(' ') === allowed
            if (!isSame || weigh(subject, kind, candidate) >= weigh(subject, kind, value))
              wrong.push([kind ?? 'valid', JSON.stringify(value), candidate])
          }
        }
      }
      expect(wrong).toEqual([])
      expect(
        tried > 20 || parameter.type !== 'string' || parameter.values !== undefined || parameter.setting !== undefined,
      ).toBe(true)
    },
  )
})

function firstOf(candidates: Iterable<Json>, most: number): readonly Json[] {
  const first: Json[] = []
  for (const candidate of candidates) {
    if (first.length >= most) break
    first.push(candidate)
  }
  return first
}
