/**
 * Requests that show what a clause is about: one for each class of its cases, as a shell line without secrets.
 *
 * The line is what the protocol would send; a resource that a run would have made first stands in it by a made-up name.
 */
import { exampleSettings } from '../../engine/job.ts'
import { buildPlan } from '../../engine/plan/build.ts'
import { withoutTwins } from '../../engine/plan/twins.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { homeOf } from '../../engine/plan/cost.ts'
import { textAt } from '../../engine/calls/paths.ts'
import { fill, type Live } from '../../engine/calls/references.ts'
import type { Case } from '../../model/case.ts'
import type { Clause } from '../../model/clause.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { schemesFor } from '../../protocols/identities.ts'
import type { Protocol } from '../../protocols/protocol.ts'

export type Example = { readonly class: string; readonly expects: 'accepted' | 'refused'; readonly line: string }

/** Examples for one clause of a spec; none for a clause that is judged by the replies to other calls. */
export function examplesOf(spec: Spec, protocol: Protocol, clause: Clause, now: number): readonly Example[] {
  const keyring = mockKeyring()
  const unbounded = Number.MAX_SAFE_INTEGER
  const plan = buildPlan(spec, protocol, {
    seed: 1,
    examples: 0,
    only: [clause.id],
    schemes: schemesFor(spec, keyring),
    identities: Object.keys(keyring),
    allowance: { calls: unbounded, creates: unbounded, live: unbounded },
  })
  return plan.ladder
    .flatMap(withoutTwins)
    .flatMap((planned) => shown(planned, clause))
    .map(({ input, planned, ...example }) => ({ ...example, line: lineOf(plan, planned, input, now) }))
}

type Shown = Omit<Example, 'line'> & { readonly planned: Case; readonly input: JsonObject }

function shown(planned: Case, clause: Clause): readonly Shown[] {
  const expects = planned.purpose === 'refuse' ? 'refused' : 'accepted'
  const own =
    homeOf(planned) === clause.id
      ? [{ class: planned.fault?.class ?? 'a valid call', expects, planned, input: planned.input } as const]
      : []
  const packs = (planned.packs ?? []).filter((pack) => pack.clause === clause.id)
  return [
    ...own,
    ...packs.map((pack) => ({ class: pack.class, expects: 'accepted', planned, input: pack.alone }) as const),
  ]
}

function lineOf(plan: Plan, planned: Case, input: JsonObject, now: number): string {
  const { spec, protocol } = plan
  const operation = spec.operations.find(({ name }) => name === planned.operation)
  if (operation === undefined) return ''
  const settings = exampleSettings(spec)
  const live = exampleResource(plan, spec.operations.find(({ name }) => name === spec.resource?.create) ?? operation)
  const credentials = mockKeyring()[planned.variation.identity ?? 'main']
  return protocol.curl({
    spec,
    operation,
    input: fill(input, { settings, fixture: live, own: live, spare: live }),
    variation: planned.variation,
    baseUrl: spec.endpoint.replaceAll(/\{([^}]*)\}/g, (_, name: string) => settings[name] ?? name).replace(/\/+$/, ''),
    settings,
    credentials,
    now,
    nonce: '0123456789abcdef0123456789abcdef',
  })
}

function exampleResource({ spec, fresh }: Plan, create: Operation): Live {
  const { input } = fresh(create, 'minimal', 'explain')
  const name = textAt(input, spec.resource?.name ?? '') ?? 'example'
  const id = spec.resource?.id.from === 'input' ? name : '0123456789abcdef0123456789abcdef'
  return { key: '', id, name, input, since: 0 }
}
