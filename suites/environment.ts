/**
 * What the environment asks of a conformance suite. vitest has no flags for it, so these variables stand for those of
 * `assay run`; credentials have the names that ../protocols/environment.ts knows.
 */
import type { Spec } from '../model/spec.ts'
import { isLoopback, readAddress } from '../targets/address.ts'

export type Wishes = {
  /** Base URL; the embedded mock when there is none. */
  readonly target?: string
  readonly settings: Readonly<Record<string, string>>
  readonly seed: number
  readonly examples: number
  /** Where the folders of the services go. */
  readonly out: string
}

/** Fixed, so that a suite that is green stays green until something changes. */
const usualSeed = 1
const usualExamples = 2
const usualOut = 'results'

/**
 * Reads `ASSAY_TARGET` (a URL, or `SERVICE=URL` for each, parted by commas or blanks), `ASSAY_SET` (`KEY=VALUE`, the same way), `ASSAY_SEED`,
 * `ASSAY_EXAMPLES`, `ASSAY_OUT` and `ASSAY_ALLOW_WRITES`. Throws an `Error` that says what is wrong with one.
 */
export function wishesFrom(env: Readonly<Record<string, string | undefined>>, spec: Spec): Wishes {
  const target = targetOf(env['ASSAY_TARGET'], spec.service)
  if (target !== undefined && !isLoopback(target) && env['ASSAY_ALLOW_WRITES'] !== '1') {
    throw new Error('ASSAY_TARGET is not loopback: set ASSAY_ALLOW_WRITES=1 to create and delete resources there')
  }
  return {
    ...(target === undefined ? {} : { target }),
    settings: settingsOf(env['ASSAY_SET'], spec),
    seed: wholeNumber(env, 'ASSAY_SEED', usualSeed),
    examples: wholeNumber(env, 'ASSAY_EXAMPLES', usualExamples),
    out: env['ASSAY_OUT']?.trim() || usualOut,
  }
}

function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\s,]+/).filter((word) => word !== '')
}

function targetOf(text: string | undefined, service: string): string | undefined {
  const pairs = wordsOf(text).map((word) => /^(?:([\w.-]+)=)?(.*)$/s.exec(word))
  const found = pairs.find((pair) => pair?.[1] === service) ?? pairs.find((pair) => pair?.[1] === undefined)
  const url = found?.[2]
  if (url === undefined) return undefined
  const address = readAddress(url, 'ASSAY_TARGET')
  if (address.kind === 'address') return address.baseUrl
  throw new Error(`ASSAY_TARGET: ${address.problem.message}`)
}

/** Settings of other services are none of this one's business. */
function settingsOf(text: string | undefined, spec: Spec): Readonly<Record<string, string>> {
  const pairs = wordsOf(text).map((word) => {
    const at = word.indexOf('=')
    if (at < 1) throw new Error(`ASSAY_SET takes KEY=VALUE, not \`${word}\``)
    return [word.slice(0, at), word.slice(at + 1)] as const
  })
  return Object.fromEntries(pairs.filter(([key]) => key in spec.settings))
}

function wholeNumber(env: Readonly<Record<string, string | undefined>>, name: string, usual: number): number {
  const text = env[name]?.trim() ?? ''
  if (text === '') return usual
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${name} takes a whole number, not \`${text}\``)
  return Number(text)
}
