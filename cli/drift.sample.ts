/** Runs of the mock with something about it changed that no document speaks of, for the test of drift. */
import { jobFor } from '../engine/job.ts'
import { run } from '../engine/run.ts'
import { isObject } from '../model/json.ts'
import type { Json, JsonObject } from '../model/json.ts'
import type { Headers } from '../model/exchange.ts'
import type { Run } from '../model/run.ts'
import type { Spec } from '../model/spec.ts'
import type { Wrap } from '../mock/behaviour.ts'
import { withJson } from '../mock/replies/wire.ts'
import { startMock } from '../mock/server.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'
import { startClock } from '../targets/clock.ts'
import { protocolFor } from './jobs.ts'

export type MockChange = { readonly vary?: readonly string[]; readonly wrap?: Wrap; readonly seed?: number }

export async function runOn(spec: Spec, { vary = [], wrap, seed = 1 }: MockChange): Promise<Run> {
  const keyring = mockKeyring()
  const mutant =
    wrap === undefined
      ? {}
      : {
          mutant: {
            name: 'drift',
            clause: `${spec.service}/common/drift` as const,
            breaks: 'nothing',
            depth: 'shallow' as const,
            apply: wrap,
          },
        }
  const mock = await startMock([spec], { keyring, protocols, vary, ...mutant })
  const clock = startClock()
  const { signal } = new AbortController()
  const emit = () => undefined
  const most = Number.MAX_SAFE_INTEGER
  const job = jobFor(
    { spec, protocol: protocolFor(spec), url: mock.url(spec.service), isMock: true, keyring, clock, emit, signal },
    {
      seed,
      examples: 2,
      only: [],
      calls: most,
      creates: most,
      live: 8,
      concurrency: 8,
      windowSeconds: 0.15,
      settings: {},
    },
  )
  try {
    return await run([job], { version: '0', seed, examples: 2, now: () => clock.now(), emit, signal })
  } finally {
    await job.setup.target.close()
    await mock.close()
  }
}

/** More in the body of every success. */
export function successes(change: (body: JsonObject) => JsonObject): Wrap {
  return (behaviour) => ({
    ...behaviour,
    body(request, outcome) {
      const body = behaviour.body(request, outcome)
      return body === undefined ? undefined : change(body)
    },
  })
}

/** More in every error. */
export function errors(change: (body: JsonObject) => Json): Wrap {
  return (behaviour) => ({
    ...behaviour,
    respond: (answer, received, host) =>
      withJson(behaviour.respond(answer, received, host), (body) =>
        answer.kind === 'error' && isObject(body) ? change(body) : body,
      ),
  })
}

export function headers(change: (headers: Headers) => Headers): Wrap {
  return (behaviour) => ({
    ...behaviour,
    respond(answer, received, host) {
      const response = behaviour.respond(answer, received, host)
      return { ...response, headers: change(response.headers) }
    },
  })
}

/** Every item of every list, at any depth. */
export function items(change: (item: JsonObject) => JsonObject): Wrap {
  const inside = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => (isObject(item) ? change(item) : item))
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(inner)]))
      : value
  }
  return successes((body) => Object.fromEntries(Object.entries(body).map(([key, inner]) => [key, inside(inner)])))
}
