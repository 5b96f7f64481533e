/**
 * Starts the mock: one server per service, each on a port of its own, so that paths and signatures are exactly those
 * of the real one. Loopback only, unless told otherwise.
 */
import type { Keyring } from '../model/credentials.ts'
import type { Spec } from '../model/spec.ts'
import type { Protocol } from '../protocols/protocol.ts'
import type { Wrap } from './behaviour.ts'
import type { Counters } from './counters.ts'
import { defaultBounds, listen } from './listener.ts'
import type { Bounds } from './listener.ts'
import type { Mutant } from './mutants/mutant.ts'
import { createService } from './service.ts'
import type { Service, ServiceOptions } from './service.ts'
import type { Store } from './store.ts'
import { answerQuestions } from './variations/questions.ts'
import { checkNames, wrapsOf } from './variations/variations.ts'

export type MockOptions = {
  readonly keyring: Keyring
  readonly protocols: readonly Protocol[]
  readonly host?: string
  /** By service; 0, the default, takes any free one. */
  readonly ports?: Readonly<Record<string, number>>
  /** Milliseconds since 1970; the clock of this machine when left out. */
  readonly now?: () => number
  readonly seed?: number
  /** Values of settings by service, where they are not the examples of the spec. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Answers calls above the documented rate with the documented error. */
  readonly enforceRate?: boolean
  /** Most resources per account; the documented quota when left out. */
  readonly quota?: number
  /** Names of variations, each as `variationsOf` gives them. */
  readonly vary?: readonly string[]
  readonly mutant?: Mutant
  /** Resources of others that are there from the start. */
  readonly foreign?: number
  /** Readers see writes this much later. */
  readonly lagMilliseconds?: number
  readonly bounds?: Partial<Bounds>
}

export type Mock = {
  /** Origin of a service, without a trailing slash. Throws for a service that is not served. */
  url(service: string): string
  readonly stores: Readonly<Record<string, Store>>
  readonly counters: Readonly<Record<string, Counters>>
  close(): Promise<void>
}

/**
 * Serves the specs. Rejects with an `Error` for an unknown protocol or variation, two specs of one service, or a
 * port that is taken; nothing is left listening then.
 */
export async function startMock(specs: readonly Spec[], options: MockOptions): Promise<Mock> {
  const vary = options.vary ?? []
  checkNames(specs, vary)
  const services = new Map<string, Service>()
  for (const spec of specs) {
    if (services.has(spec.service)) throw new Error(`the service \`${spec.service}\` is given twice`)
    services.set(
      spec.service,
      createService(spec, protocolOf(spec, options.protocols), serviceOptions(spec, options, vary)),
    )
  }
  const started = await Promise.allSettled(
    specs.flatMap((spec) => {
      const service = services.get(spec.service)
      return service === undefined ? [] : [listening(spec, service, options)]
    }),
  )
  const listeners = new Map(started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  const close = async (): Promise<void> =>
    void (await Promise.all([...listeners.values()].map((listener) => listener.close())))
  const failed = started.find((one) => one.status === 'rejected')
  if (failed !== undefined) {
    await close()
    throw failed.reason
  }
  return {
    url(service) {
      const listener = listeners.get(service)
      if (listener === undefined) throw new Error(`the mock does not serve \`${service}\``)
      return listener.url
    },
    stores: Object.fromEntries([...services].map(([name, service]) => [name, service.store])),
    counters: Object.fromEntries([...services].map(([name, service]) => [name, service.counters])),
    close,
  }
}

async function listening(spec: Spec, service: Service, options: MockOptions) {
  const address = { host: options.host ?? '127.0.0.1', port: options.ports?.[spec.service] ?? 0 }
  // What the documents allow must get through to be answered as they say.
  const bodyBytes = Math.max(defaultBounds.bodyBytes, (spec.limits.body?.bytes ?? 0) + 1)
  const bounds = { ...defaultBounds, bodyBytes, ...options.bounds }
  return [spec.service, await listen((wire, tooLarge) => service.handle(wire, tooLarge), address, bounds)] as const
}

function protocolOf(spec: Spec, protocols: readonly Protocol[]): Protocol {
  const protocol = protocols.find((one) => one.name === spec.protocol)
  if (protocol === undefined)
    throw new Error(`\`${spec.service}\` needs the protocol \`${spec.protocol}\`, which is not known`)
  return protocol
}

const visibleLate = 2000

function serviceOptions(spec: Spec, options: MockOptions, vary: readonly string[]): ServiceOptions {
  const mutant =
    options.mutant !== undefined && options.mutant.clause.startsWith(`${spec.service}/`) ? [options.mutant.apply] : []
  const wraps: readonly Wrap[] = [answerQuestions(spec, vary), ...wrapsOf(spec, vary), ...mutant]
  return {
    keyring: options.keyring,
    now: options.now ?? Date.now,
    seed: options.seed ?? 1,
    settings: options.settings?.[spec.service] ?? {},
    enforceRate: options.enforceRate ?? false,
    quota: options.quota,
    lagMilliseconds:
      options.lagMilliseconds ??
      (vary.includes('lag') ? Math.min(visibleLate, (spec.resource?.visibleWithinSeconds ?? 0) * 1000) : 0),
    foreign: options.foreign ?? 0,
    wraps,
    reversedChecks: vary.includes('check-order'),
  }
}
