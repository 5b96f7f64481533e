/** Times as signatures carry them, and how far a client's clock may be from the server's. */
import type { WireFault } from '../protocol.ts'
import type { Signing } from './scheme.ts'

const hour = 3_600_000

const written = { second: Number.NaN, text: '' }

/** `2024-01-02T03:04:05Z`. Written once a second, as every call carries it. */
export function dashedUtc(now: number): string {
  const second = Math.floor(now / 1000)
  if (second !== written.second) {
    written.text = `${new Date(now).toISOString().slice(0, 19)}Z`
    written.second = second
  }
  return written.text
}

/** `20240102T030405Z`. */
export function compactUtc(now: number): string {
  return dashedUtc(now).replaceAll(/[-:]/g, '')
}

/** The clock that a request shows: an hour slow, no time at all, or left out, when the fault says so. */
export function clockFor(signing: Signing, write: (now: number) => string): string | undefined {
  switch (signing.fault) {
    case 'missing-clock':
      return undefined
    case 'malformed-clock':
      return 'not-a-time'
    case 'expired-clock':
      return write(signing.now - hour)
    default:
      return write(signing.now)
  }
}

const dashed = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/
const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

/** Judges a received clock: missing, malformed, or more than `window` milliseconds off. */
export function clockFaults(
  text: string | undefined,
  allowed: {
    readonly form: 'dashed' | 'compact'
    readonly window: number
    readonly now: number
    readonly parameter: string
  },
): readonly WireFault[] {
  const { parameter } = allowed
  if (text === undefined || text === '') return [{ trigger: 'missing-clock', parameter }]
  const parts = (allowed.form === 'dashed' ? dashed : compact).exec(text)
  const [, year, month, day, hours, minutes, seconds] = parts ?? []
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  if (Number.isNaN(at)) return [{ trigger: 'malformed-clock', parameter }]
  return Math.abs(allowed.now - at) > allowed.window ? [{ trigger: 'expired-clock', parameter }] : []
}
