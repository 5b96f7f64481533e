import { describe, expect, it } from 'vitest'
import type { ConstraintKind } from '../../model/clause.ts'
import type { Json } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'
import { drawMany } from '../draw.ts'
import { nameSource } from '../names.ts'
import { freeText, prefixed, wide } from '../parameters.fixture.ts'
import { randomFault } from '../random-fault.ts'
import { randomValid } from '../random-valid.ts'
import { shrinkCandidates } from './candidates.ts'
import { descend } from './descent.ts'

const terms = { typed: false }
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
})
