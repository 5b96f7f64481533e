/** Jobs on a target of the user, with the credentials of the environment: for commands that have no plan of their own. */
import { jobFor, type JobOptions, type JobParts } from '../engine/job.ts'
import type { Job } from '../engine/run.ts'
import type { Keyring } from '../model/credentials.ts'
import type { Spec } from '../model/spec.ts'
import { environmentNames, keyringFromEnvironment } from '../protocols/environment.ts'
import { schemesFor } from '../protocols/identities.ts'
import { loginsFromEnvironment, withLogins, type Login } from '../protocols/logins.ts'
import { protocolFor } from './jobs.ts'

/** What the environment holds for a spec. */
export function environmentKeyring(spec: Spec): Keyring {
  return keyringFromEnvironment(process.env, schemesOf(spec))
}

function environmentLogins(spec: Spec): readonly Login[] {
  return loginsFromEnvironment(process.env, schemesOf(spec))
}

/** Why nothing can be sent for want of credentials, with the variables that would do; undefined when they are there. */
export function missingCredentials(spec: Spec): string | undefined {
  if (schemesFor(spec, withLogins(environmentKeyring(spec), environmentLogins(spec))).length > 0) return undefined
  const wanted = schemesOf(spec).map((scheme) =>
    Object.entries(environmentNames(scheme))
      .flatMap(([key, name]) => (key === 'securityToken' ? [] : [name]))
      .join(' and '),
  )
  return `the environment holds no credentials: set ${[...new Set(wanted)].join(', or ')}`
}

type Parts = Pick<JobParts, 'spec' | 'url' | 'isMock' | 'clock' | 'journal'> & { readonly keyring?: Keyring }
type Options = Pick<JobOptions, 'settings'> & Partial<Pick<JobOptions, 'windowSeconds' | 'only' | 'seed'>>

/** A job without limits, which sends nothing by itself; with a keyring given, the environment is not asked. */
export function jobOn({ keyring, ...parts }: Parts, options: Options): Job {
  const { spec } = parts
  const unbounded = Number.MAX_SAFE_INTEGER
  const bounds = { calls: unbounded, creates: unbounded, live: unbounded, concurrency: 4 }
  const { signal } = new AbortController()
  const emit = (): void => undefined
  const credentials =
    keyring === undefined ? { keyring: environmentKeyring(spec), logins: environmentLogins(spec) } : { keyring }
  return jobFor(
    { ...parts, ...credentials, protocol: protocolFor(spec), emit, signal },
    { seed: 1, examples: 0, only: [], ...bounds, ...options },
  )
}

function schemesOf(spec: Spec): readonly string[] {
  return spec.authentication.map(({ scheme }) => scheme)
}
