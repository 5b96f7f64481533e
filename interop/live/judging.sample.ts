/** Judges the live Keystone, straight or through a proxy, as `assay run` does. */
import { jobFor, type JobOptions } from '../../engine/job.ts'
import { run } from '../../engine/run.ts'
import type { Keyring } from '../../model/credentials.ts'
import { isObject } from '../../model/json.ts'
import type { ServiceRun } from '../../model/run.ts'
import { loginsFromEnvironment } from '../../protocols/logins.ts'
import { protocols } from '../../protocols/index.ts'
import { startClock } from '../../targets/clock.ts'
import { openTarget } from '../../targets/target.ts'
import { specNamed } from '../served.sample.ts'
import { text } from './fault.sample.ts'

/** Where Keystone serves; blank where there is none, and the tests are skipped. */
export const keystone = (process.env['OS_AUTH_URL'] ?? '').replace(/\/v3\/?$/, '')

const unbounded = Number.MAX_SAFE_INTEGER

/** Runs a spec against Keystone, or what stands before it. */
export async function judge(
  name: string,
  options: Partial<JobOptions> = {},
  { url = keystone, keyring = {} }: { readonly url?: string; readonly keyring?: Keyring } = {},
): Promise<ServiceRun> {
  const spec = await specNamed(name)
  const protocol = protocols.find((one) => one.name === spec.protocol)
  if (protocol === undefined) throw new Error(`no protocol ${spec.protocol}`)
  const clock = startClock()
  const { signal } = new AbortController()
  const emit = () => undefined
  const logins = keyring.main === undefined ? loginsFromEnvironment(process.env, ['x-auth-token']) : []
  const job = jobFor(
    { spec, protocol, url, isMock: false, keyring, logins, clock, emit, signal },
    {
      seed: 1,
      examples: 0,
      only: [],
      calls: unbounded,
      creates: unbounded,
      live: 4,
      rate: 0,
      concurrency: 4,
      settings: { DomainId: 'default' },
      ...options,
    },
  )
  try {
    const { seed, examples } = { seed: 1, examples: 0, ...options }
    const { services } = await run([job], { version: 'test', seed, examples, now: () => clock.now(), emit, signal })
    const [service] = services
    if (service === undefined) throw new Error('a run without a service')
    return service
  } finally {
    await job.setup.target.close()
  }
}

/** The clauses with this verdict, without the name of the service. */
export function clausesWith(
  service: ServiceRun,
  kind: ServiceRun['clauses'][number]['verdict']['kind'],
): readonly string[] {
  return service.clauses.filter(({ verdict }) => verdict.kind === kind).map(({ id }) => id.replace(/^[^/]+\//, ''))
}

/** Tokens of all who can log in. */
export async function tokens(): Promise<Keyring> {
  const target = openTarget({ baseUrl: keystone, clock: startClock() })
  const held = loginsFromEnvironment(process.env, ['x-auth-token']).map(async (login) => {
    const delivery = await target.send(login.request)
    const granted = delivery.kind === 'response' ? login.read(delivery.response, Date.now()) : undefined
    if (granted === undefined) throw new Error(`no token came for ${login.identity}`)
    return [login.identity, granted.credentials] as const
  })
  const keyring: Keyring = Object.fromEntries(await Promise.all(held))
  await target.close()
  return keyring
}

/** What groups Keystone holds; with `remove`, they are deleted. */
export async function groupsLeft({ remove = false } = {}): Promise<readonly string[]> {
  const { main } = await tokens()
  const headers = { 'x-auth-token': main?.token ?? '' }
  const list: unknown = await (await fetch(`${keystone}/v3/groups`, { headers })).json()
  const groups = isObject(list) && Array.isArray(list['groups']) ? list['groups'].filter(isObject) : []
  if (remove)
    for (const { id } of groups) await fetch(`${keystone}/v3/groups/${text(id)}`, { method: 'DELETE', headers })
  return groups.map(({ name }) => text(name))
}
