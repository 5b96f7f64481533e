/** Which clauses a suite file tells of when a service is spread over several files, for vitest's own `--shard`. */
import { buildPlan } from '../engine/plan/build.ts'
import type { Shard } from '../engine/plan/shard.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import type { Clause } from '../model/clause.ts'
import type { Spec } from '../model/spec.ts'
import { schemesFor } from '../protocols/identities.ts'
import type { Wishes } from './environment.ts'
import { keyringOf, optionsOf, protocolOf } from './judged-service.ts'

/** The clauses of the spec, or those of one share of it: the shares of a spec together have each clause once. */
export function clausesTold(spec: Spec, wishes: Wishes, shard: Shard | undefined): readonly Clause[] {
  const protocol = protocolOf(spec)
  if (shard === undefined) return clausesOf(spec, protocol)
  const keyring = keyringOf(spec, wishes)
  const { calls, creates, live, ...options } = optionsOf(wishes, shard)
  return buildPlan(spec, protocol, {
    ...options,
    schemes: schemesFor(spec, keyring),
    identities: Object.keys(keyring),
    allowance: { calls, creates, live },
  }).clauses
}
