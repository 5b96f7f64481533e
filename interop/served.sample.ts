/** Serves a spec for an SDK to drive, and a plain server that records what an SDK sends. */
import { createServer } from 'node:http'
import { join } from 'node:path'
import { startMock } from '../mock/server.ts'
import type { Store } from '../mock/store.ts'
import type { Credentials } from '../model/credentials.ts'
import type { WireRequest, WireResponse } from '../model/exchange.ts'
import { readSpec } from '../model/spec-file.ts'
import type { Spec } from '../model/spec.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'

export const keyring = mockKeyring('interop')

/** An access key of one of the three identities, as SDKs want it. */
export function accessKey(identity: 'main' | 'unprivileged' | 'other' = 'main'): {
  accessKeyId: string
  accessKeySecret: string
} {
  const { accessKeyId = '', accessKeySecret = '' }: Credentials = keyring[identity]
  return { accessKeyId, accessKeySecret }
}

/** Reads one of the project's specs. */
export async function specNamed(name: string): Promise<Spec> {
  const reading = await readSpec(join(import.meta.dirname, `../specs/${name}.yaml`))
  if (reading.spec === undefined)
    throw new Error(`${name} has problems: ${reading.problems[0]?.message ?? 'none told'}`)
  return reading.spec
}

export type Served = {
  readonly spec: Spec
  readonly url: string
  /** `127.0.0.1:PORT`. */
  readonly host: string
  readonly store: Store
  readonly settings: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Starts the mock of one service. */
export async function serve(
  name: string,
  {
    settings: given = {},
    ...options
  }: {
    readonly quota?: number
    readonly enforceRate?: boolean
    readonly settings?: Readonly<Record<string, string>>
  } = {},
): Promise<Served> {
  const spec = await specNamed(name)
  const mock = await startMock([spec], { keyring, protocols, settings: { [spec.service]: given }, ...options })
  const url = mock.url(spec.service)
  const store = mock.stores[spec.service]
  if (store === undefined) throw new Error(`${name} has no store`)
  const examples = Object.fromEntries(Object.entries(spec.settings).map(([key, setting]) => [key, setting.example]))
  const settings = { ...examples, ...given }
  return { spec, url, host: new URL(url).host, store, settings, close: () => mock.close() }
}

export type Recorder = {
  readonly url: string
  readonly host: string
  /** What came since the last time that this was asked. */
  take(): readonly WireRequest[]
  close(): Promise<void>
}

/** A server that keeps what it is sent and gives every call the same answer, or the one that it is told. */
export async function record(answer: () => WireResponse): Promise<Recorder> {
  const seen: WireRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Array.from(
        { length: request.rawHeaders.length / 2 },
        (_, index) => [request.rawHeaders[index * 2] ?? '', request.rawHeaders[index * 2 + 1] ?? ''] as const,
      )
      seen.push({
        method: request.method ?? '',
        url: `http://${request.headers.host ?? ''}${request.url ?? ''}`,
        headers,
        body: Buffer.concat(chunks),
      })
      const { status, headers: given, body } = answer()
      response.writeHead(status, given.map(([name, value]): [string, string] => [name, value]).flat())
      response.end(status === 204 ? undefined : body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    url: `http://${host}`,
    host,
    take: () => seen.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The error that a call ends in; a call that succeeds is a failure of the test. */
export async function errorOf(call: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  try {
    await call
  } catch (error) {
    if (typeof error === 'object' && error !== null) return Object.fromEntries(fieldsOf(error))
  }
  throw new Error('the call succeeded')
}

/** Own fields and those of `Error`, which are not enumerable. */
function fieldsOf(error: object): readonly (readonly [string, unknown])[] {
  const named: Readonly<Record<string, unknown>> = { ...error }
  return [
    ['kind', error.constructor.name],
    ...Object.entries(named),
    ...(error instanceof Error
      ? ([
          ['message', error.message],
          ['name', error.name],
        ] as const)
      : []),
  ]
}
