/** What every strategy is set against: one service with a quota that a run can fill, and a sample of its mutants. */
import { boundedQuota } from '../../cli/mutant-run.ts'
import { sampled } from '../../cli/sampled.ts'
import { expectationsFor, type Expectations } from '../../engine/plan/expectations.ts'
import { mutantsOf } from '../../mock/mutants/index.ts'
import type { Mutant } from '../../mock/mutants/mutant.ts'
import type { Clause } from '../../model/clause.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import { errorName } from '../../model/clauses/identity.ts'
import { readSpec } from '../../model/spec-file.ts'
import type { Spec, Trigger } from '../../model/spec.ts'
import { protocolNamed } from '../../protocols/index.ts'
import type { Protocol } from '../../protocols/protocol.ts'

/**
 * What it takes to see a mutant: a `value` that breaks or keeps a constraint, any `reply`, or requests that go `beyond`
 * a single signed call: another identity, a spoilt signature or form, a second call that depends on the first.
 */
export type Reach = 'value' | 'reply' | 'beyond'

export type Sampled = { readonly mutant: Mutant; readonly reach: Reach }

export type Ground = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly expectations: Expectations
  readonly sample: readonly Sampled[]
  /** How many mutants there are in all. */
  readonly population: number
}

/** Reads a spec and takes so many of its mutants, evenly in the order of its clauses. */
export async function groundOf(file: string, mutants: number): Promise<Ground> {
  const { spec } = await readSpec(file)
  const protocol = protocolNamed(spec?.protocol ?? '')
  if (spec === undefined || protocol === undefined) throw new Error(`cannot use ${file}`)
  const bounded = boundedQuota(spec)
  const clauses = clausesOf(bounded, protocol)
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const all = mutantsOf(bounded, clauses)
  const sample = sampled(all, mutants).flatMap((mutant): readonly Sampled[] => {
    const clause = byId.get(mutant.clause)
    return clause === undefined ? [] : [{ mutant, reach: reachOf(bounded, clause) }]
  })
  if (sample.length === 0) throw new Error(`${file} has no mutants`)
  return { spec: bounded, protocol, expectations: expectationsFor(bounded, clauses), sample, population: all.length }
}

/** Promises that any reply can break. */
const passive = new Set(['request-id.present', 'request-id.fresh', 'content-type', 'no-redirect', 'envelope'])
/** Errors that a parameter's value provokes. */
const byValue = new Set<Trigger>(['invalid', 'missing', 'unknown'])

function reachOf(spec: Spec, clause: Clause): Reach {
  switch (clause.kind) {
    case 'success':
    case 'response':
      return 'reply'
    case 'common':
      return passive.has(clause.name) ? 'reply' : 'beyond'
    case 'error': {
      const errors = [...spec.operations.flatMap((operation) => operation.errors), ...spec.errors]
      return errors.some((error) => errorName(error.name) === clause.name && byValue.has(error.when))
        ? 'reply'
        : 'beyond'
    }
    case 'state':
    case 'unique':
      return 'beyond'
    default:
      return 'value'
  }
}
