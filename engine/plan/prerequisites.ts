/**
 * Makes the calls without which a shard could not tell: one valid call of each operation whose success its clauses
 * need and whose own cases another shard sends. They are no part of the plan's hash.
 */
import type { Case } from '../../model/case.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { carrierOf } from '../../model/clauses/service.ts'
import type { Maker } from './maker.ts'
import type { Shard, Share } from './shard.ts'

/** One case per operation; preflight covers the one that creates and the one that reads. */
export function prerequisiteCases(
  maker: Maker,
  clauses: readonly Clause[],
  share: Share,
  shard: Shard | undefined,
): readonly Case[] {
  if (shard === undefined || shard.of === 1) return []
  const { spec } = maker
  const needed = neededBy(clauses, share)
  const covered = new Set([spec.resource?.create, carrierOf(spec)?.name])
  return spec.operations.flatMap((operation): readonly Case[] => {
    const success = clauseId(spec.service, operation.name, 'success')
    if (!needed.has(success) || share.sends(success) || covered.has(operation.name)) return []
    const id = `${success}#prerequisite ${shard.index} of ${shard.of}`
    return [
      {
        id,
        operation: operation.name,
        purpose: 'accept',
        input: maker.valid(operation, id, 'minimal', 'own'),
        variation: {},
        expect: maker.expectations.accepted(operation),
      },
    ]
  })
}

/** What the clauses that a shard reports need, and what that needs. */
function neededBy(clauses: readonly Clause[], share: Share): ReadonlySet<ClauseId> {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const needed = new Set<ClauseId>()
  const add = (id: ClauseId): void => {
    if (needed.has(id)) return
    needed.add(id)
    for (const other of byId.get(id)?.needs ?? []) add(other)
  }
  for (const clause of clauses) if (share.reports(clause.id)) for (const id of clause.needs) add(id)
  return needed
}
