import { describe, expect, test } from 'vitest'
import { readSpec } from '../model/spec-file.ts'
import { wishesFrom } from './environment.ts'

const { spec } = await readSpec('examples/bookshelf.yaml')
if (spec === undefined) throw new Error('the example has problems')
const { service } = spec
const wishes = (env: Readonly<Record<string, string>>) => wishesFrom(env, spec)

describe('the environment of a suite', () => {
  test('asks for the mock, seed 1 and 2 examples when it says nothing', () => {
    expect(wishes({})).toEqual({ settings: {}, seed: 1, examples: 2, out: 'results' })
    expect(wishes({ ASSAY_TARGET: '  ', ASSAY_SEED: '', ASSAY_SET: '' })).toEqual(wishes({}))
  })

  test('gives a target to the service that it names, and a bare one to every service', () => {
    const url = 'http://127.0.0.1:8080/base'
    expect(wishes({ ASSAY_TARGET: `${url}/` }).target).toBe(url)
    expect(wishes({ ASSAY_TARGET: `other=http://[::1]:1, ${service}=${url}` }).target).toBe(url)
    expect(wishes({ ASSAY_TARGET: `http://[::1]:1 ${service}=${url}` }).target).toBe(url)
    expect(wishes({ ASSAY_TARGET: `other=${url}` }).target).toBeUndefined()
  })

  test('reads seed and examples, 0 included', () => {
    expect(wishes({ ASSAY_SEED: '77', ASSAY_EXAMPLES: '0' })).toMatchObject({ seed: 77, examples: 0 })
  })

  test('reads the settings of the spec, with equals signs in them, and leaves those of others', () => {
    const known = Object.keys(spec.settings)[0] ?? 'none'
    expect(wishes({ ASSAY_SET: `${known}=a=b,Unknown=c` }).settings).toEqual(known === 'none' ? {} : { [known]: 'a=b' })
  })

  test.each([
    [{ ASSAY_TARGET: 'not a url' }, 'ASSAY_TARGET: the URL of the target is no absolute URL'],
    [{ ASSAY_TARGET: 'http://u:secret@127.0.0.1' }, 'credentials come from the environment only'],
    [{ ASSAY_TARGET: 'https://api.example.com' }, 'ASSAY_ALLOW_WRITES=1'],
    [{ ASSAY_SEED: '-1' }, 'ASSAY_SEED takes a whole number, not `-1`'],
    [{ ASSAY_EXAMPLES: 'many' }, 'ASSAY_EXAMPLES takes a whole number'],
    [{ ASSAY_SET: 'alone' }, 'ASSAY_SET takes KEY=VALUE'],
  ])('refuses %j', (env, message) => {
    expect(() => wishes(env)).toThrow(message)
    expect(() => wishes(env)).not.toThrow('secret')
  })

  test('takes a target that is not loopback once writing there is allowed', () => {
    const env = { ASSAY_TARGET: 'https://api.example.com', ASSAY_ALLOW_WRITES: '1' }
    expect(wishes(env).target).toBe('https://api.example.com')
  })
})
