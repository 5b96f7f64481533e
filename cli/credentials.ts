/** Jobs on a target of the user, with the credentials of the environment: for commands that have no plan of their own. */
import { jobFor, type JobOptions, type JobParts } from '../engine/job.ts'
import type { Job } from '../engine/run.ts'
import type { Keyring } from '../model/credentials.ts'
import type { Spec } from '../model/spec.ts'
import { environmentNames, keyringFromEnvironment } from '../protocols/environment.ts'
import { schemesFor } from '../protocols/identities.ts'
import { protocolFor } from './jobs.ts'

/** What the environment holds for a spec. */
export function environmentKeyring(spec: Spec): Keyring {
  return keyringFromEnvironment(process.env, schemesOf(spec))
}

/** Why nothing can be sent for want of credentials, with the variables that would do; undefined when they are there. */
export function missingCredentials(spec: Spec): string | undefined {
  if (schemesFor(spec, environmentKeyring(spec)).length > 0) return undefined
  const wanted = schemesOf(spec).map((scheme) =>
    Object.entries(environmentNames(scheme))
      .flatMap(([key, name]) => (key === 'securityToken' ? [] : [name]))
      .join(' and '),
  )
  return `the environment holds no credentials: set ${[...new Set(wanted)].join(', or ')}`
}

type Parts = Pick<JobParts, 'spec' | 'url' | 'isMock' | 'clock' | 'journal'> & { readonly keyring?: Keyring }

/** A job without limits, which sends nothing by itself. */
export function jobOn(parts: Parts, options: Pick<JobOptions, 'settings' | 'windowSeconds'>): Job {
  const unbounded = Number.MAX_SAFE_INTEGER
  return jobFor(
    {
      keyring: environmentKeyring(parts.spec),
      ...parts,
      protocol: protocolFor(parts.spec),
      emit: () => undefined,
      signal: new AbortController().signal,
    },
    {
      ...options,
      seed: 1,
      examples: 0,
      only: [],
      calls: unbounded,
      creates: unbounded,
      live: unbounded,
      concurrency: 4,
    },
  )
}

function schemesOf(spec: Spec): readonly string[] {
  return spec.authentication.map(({ scheme }) => scheme)
}
