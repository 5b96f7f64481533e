import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NamesExhausted, nameIdentity, nameSource } from './names.ts'
import { prefixed } from './parameters.fixture.ts'
import { validClasses, validValue } from './valid.ts'

const terms = { typed: false }

describe('names', () => {
  it('never come twice, also where only three characters are free', () => {
    const names = nameSource(1)
    const shortest = validClasses(prefixed, terms).find((one) => one.class === 'length.shortest')
    const given = Array.from({ length: 400 }, (_, place) =>
      names.fresh(shortest?.arbitrary ?? fc.constant(''), `short ${place}`),
    )
    const identities = new Set(given.map((name) => nameIdentity(typeof name === 'string' ? name : '')))
    expect(identities.size).toBe(400)
  })

  it('count as taken in other case, other Unicode form and with blanks around', () => {
    const names = nameSource(1)
    expect(names.take('GID_Ärger')).toBe(true)
    for (const same of ['gid_ärger', ' GID_Ärger ', 'GID_A\u0308rger', 'GID_ÄRGER'])
      expect(names.isTaken(same)).toBe(true)
    expect(names.take('gid_ÄRGER')).toBe(false)
  })

  it('follow from seed and key, not from the order of asking', () => {
    const values = validValue(prefixed, terms)
    const [first, second] = [nameSource(7), nameSource(7)]
    const forward = ['a', 'b', 'c'].map((key) => first.fresh(values, key))
    const backward = ['c', 'b', 'a'].map((key) => second.fresh(values, key))
    expect(backward.toReversed()).toEqual(forward)
    expect(nameSource(8).fresh(values, 'a')).not.toBe(forward[0])
  })

  it('are drawn anew when one is taken by someone else', () => {
    const names = nameSource(7)
    const values = validValue(prefixed, terms)
    expect(names.fresh(values, 'a')).not.toBe(names.fresh(values, 'a'))
  })

  it('run out with an error that says for what', () => {
    const names = nameSource(1)
    names.take('only')
    expect(() => names.fresh(fc.constant('only'), 'some#class')).toThrow(NamesExhausted)
    expect(() => names.fresh(fc.constant('only'), 'some#class')).toThrow('some#class')
  })
})
