/** Recognises a target that asks for less speed, in the ways that specs and RFC 6585 know. */
import type { Reply } from '../../model/exchange.ts'
import { remembered } from '../../model/remembered.ts'
import type { Spec } from '../../model/spec.ts'

/** Status 429, or an error that the spec declares with `when: throttled`. */
export function isThrottled(spec: Spec, reply: Reply): boolean {
  if (reply.status === 429) return true
  if (reply.status < 400) return false
  const code = reply.error?.code
  return code !== undefined && throttlingCodes(spec).has(code)
}

const throttlingCodes = remembered((spec: Spec) => {
  const all = [...spec.errors, ...spec.operations.flatMap((operation) => operation.errors)]
  return new Set(all.filter((error) => error.when === 'throttled').map((error) => error.code))
})

const longestMilliseconds = 60_000
const usualMilliseconds = 1_000

/**
 * How long the target asks to wait, in milliseconds, from `Retry-After` (RFC 9110 section 10.2.3: seconds or a date)
 * or a header that ends in `-retry-after` (milliseconds); one second when it does not say, never more than a minute.
 */
export function retryAfter(reply: Reply | undefined, now: number): number {
  const headers = reply?.headers ?? {}
  const standard = headers['retry-after']
  const seconds = Number(standard)
  if (standard !== undefined && standard.trim() !== '' && Number.isFinite(seconds)) return bounded(seconds * 1000)
  const date = standard === undefined ? Number.NaN : Date.parse(standard)
  if (Number.isFinite(date)) return bounded(date - now)
  const own = Object.entries(headers).find(([name]) => name.endsWith('-retry-after'))
  const milliseconds = Number(own?.[1])
  return own !== undefined && Number.isFinite(milliseconds) ? bounded(milliseconds) : usualMilliseconds
}

function bounded(milliseconds: number): number {
  return Math.min(longestMilliseconds, Math.max(0, milliseconds))
}
