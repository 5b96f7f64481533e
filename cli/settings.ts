/** Reads `--set KEY=VALUE` and `--target SERVICE=URL`. */
import type { Spec } from '../model/spec.ts'
import { readAddress } from '../targets/address.ts'
import { UsageError } from './errors.ts'

/** Settings by name. Throws a UsageError for one that no spec knows. */
export function readSettings(given: readonly string[], specs: readonly Spec[]): Readonly<Record<string, string>> {
  const known = new Set(specs.flatMap((spec) => Object.keys(spec.settings)))
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=')
      const key = text.slice(0, at)
      if (at < 1) throw new UsageError(`--set takes KEY=VALUE, not \`${text}\``)
      if (!known.has(key))
        throw new UsageError(`no spec has a setting \`${key}\`; there are ${[...known].join(', ') || 'none'}`)
      return [key, text.slice(at + 1)]
    }),
  )
}

/** The URL of each service, where one is given. A bare URL is for the only spec. Throws a UsageError or RangeError. */
export function readTargets(given: readonly string[], specs: readonly Spec[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  for (const text of given) {
    const named = /^([\w.-]+)=(.*)$/s.exec(text)
    const service = named?.[1]
    const url = named?.[2] ?? text
    if (service === undefined && specs.length > 1)
      throw new UsageError(
        `--target needs SERVICE=URL when there are several specs; the services are ${specs.map((spec) => spec.service).join(', ')}`,
      )
    if (service !== undefined && !specs.some((spec) => spec.service === service))
      throw new UsageError(
        `no spec describes a service \`${service}\`; there are ${specs.map((spec) => spec.service).join(', ')}`,
      )
    const address = readAddress(url)
    if (address.kind === 'problem')
      throw new UsageError(
        address.problem.hint === undefined
          ? address.problem.message
          : `${address.problem.message}\nhint: ${address.problem.hint}`,
      )
    targets.set(service ?? specs[0]?.service ?? '', url)
  }
  return targets
}
