/** Shows what a run would send and cost. Sends nothing, and needs no credentials. */
import { buildPlan } from '../../engine/plan/build.ts'
import type { Keyring } from '../../model/credentials.ts'
import type { Spec } from '../../model/spec.ts'
import { keyringFromEnvironment, mockKeyring } from '../../protocols/environment.ts'
import { loginsFromEnvironment, withLogins } from '../../protocols/logins.ts'
import { UsageError } from '../errors.ts'
import { exits } from '../exits.ts'
import type { RunFlags } from '../flags/run.ts'
import { schemesFor } from '../../protocols/identities.ts'
import { protocolFor } from '../jobs.ts'
import { planLines } from '../plan/lines.ts'
import { plannedService, type PlannedService } from '../plan/view.ts'
import { readSpecs } from '../specs.ts'

export type PlanFlags = Pick<RunFlags, 'only' | 'examples' | 'seed' | 'budget' | 'maxCreates' | 'maxLive' | 'shard'> & {
  readonly json?: boolean
}

/** The seed that is counted with when none is named, so that two plans without one can be compared. */
const usualSeed = 1

export async function planCommand(files: readonly string[], flags: PlanFlags): Promise<number> {
  const specs = await readSpecs(files)
  if (specs === undefined) return exits.usage
  const planned = specs.map((spec) => plan(spec, flags))
  if (planned.every(({ service }) => service.clauses.length === 0))
    throw new UsageError('no clause is selected; `assay clauses` lists them')
  const width = process.stdout.columns ?? 120
  const text =
    flags.json === true
      ? JSON.stringify({ assay: 1, services: planned.map(({ service }) => service) }, null, 1)
      : planned.map(({ service, notes }) => planLines(service, { width, notes }).join('\n')).join('\n\n')
  process.stdout.write(`${text}\n`)
  return exits.conforms
}

type Planned = { readonly service: PlannedService; readonly notes: readonly string[] }

function plan(spec: Spec, flags: PlanFlags): Planned {
  const schemes = spec.authentication.map(({ scheme }) => scheme)
  const own = withLogins(keyringFromEnvironment(process.env, schemes), loginsFromEnvironment(process.env, schemes))
  const hasOwn = schemesFor(spec, own).some((scheme) => scheme !== 'none')
  const keyring: Keyring = hasOwn ? own : mockKeyring()
  const unbounded = Number.MAX_SAFE_INTEGER
  const built = buildPlan(spec, protocolFor(spec), {
    seed: flags.seed ?? usualSeed,
    examples: flags.examples,
    only: flags.only ?? [],
    schemes: schemesFor(spec, keyring),
    identities: Object.keys(keyring),
    allowance: { calls: unbounded, creates: unbounded, live: flags.maxLive },
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
  })
  const service = plannedService(built)
  return {
    service,
    notes: [
      ...limits(service, flags),
      hasOwn
        ? `counted with the credentials of the environment: ${service.identities.join(', ')}`
        : 'counted with all identities, as the embedded mock has them: the environment holds no credentials for this service',
    ],
  }
}

function limits({ calls, creates }: PlannedService, { budget, maxCreates, shard }: PlanFlags): readonly string[] {
  const spent = 'what no longer fits will be untested'
  return [
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.of}; the hash is that of the whole plan`]),
    ...(budget !== undefined && budget < calls ? [`--budget ${budget} is less than ${calls} calls: ${spent}`] : []),
    ...(maxCreates !== undefined && maxCreates < creates
      ? [`--max-creates ${maxCreates} is less than ${creates}: ${spent}`]
      : []),
  ]
}
