/** An update changes what it names and nothing else: each field by itself, then a look at all of them. */
import type { JsonObject } from '../../model/json.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { Parameter, Spec } from '../../model/spec.ts'
import { withValue } from '../../generators/path.ts'
import type { Workshop } from '../judge.ts'
import { inputFor, operationNamed } from '../resources/lifecycle.ts'
import { valuesAt } from '../calls/paths.ts'
import { knownDifferences, lookUntil, newDifferences } from './reading.ts'
import { companionOf, dismiss } from './companion.ts'
import { withName } from './duplicate.ts'
import { held, unknown, type StateStep } from './state.ts'

export const updateChangesOnlyNamed: StateStep = {
  promise: 'update-changes-only-named',
  roles: ['update', 'delete'],
  companion: 'spent',
  cost: (spec) => ({ calls: 2 + 2 * changeableBy(spec).length, creates: 0 }),
  async run(workshop, script) {
    const { session } = workshop
    const { spec, settings } = session.setup
    const resource = spec.resource
    const update = operationNamed(spec, resource?.update)
    if (resource === undefined || update === undefined) return unknown('the service has no update')
    const made = await companionOf(workshop, script)
    if (made === undefined) return unknown('the resource could not be made')
    const changeable = changeableBy(spec)
    let now: JsonObject = made.input
    let known = knownDifferences(resource, now, await lookUntil(workshop, script, made.live, 'found'))
    for (const { path } of changeable) {
      const other = differing(workshop, now, path)
      if (other === undefined) continue
      const named = withName({}, other, path)
      const exchange = await session.send({
        operation: update,
        input: { ...inputFor(update, settings, made.live), ...named },
        variation: {},
        purpose: 'state',
      })
      script.note(`update \`${path}\` alone`, exchange)
      if (exchange.reply === undefined || exchange.reply.status >= 300) {
        return unknown(`the update of \`${path}\` was not accepted`)
      }
      now = withName(now, other, path)
      known = known.filter(({ at }) => at !== `/${(resource.stored[path] ?? '').replaceAll('.', '/')}`)
      const [wanted, hidden] = [now, known]
      const sight = await lookUntil(
        workshop,
        script,
        made.live,
        (seen) => seen.kind === 'found' && newDifferences(hidden, resource, wanted, seen.item).length === 0,
      )
      const changed = sight.kind === 'found' ? newDifferences(known, resource, now, sight.item) : []
      if (changed.length === 0 && sight.kind === 'found') continue
      return sight.kind === 'found'
        ? {
            kind: 'broken',
            findings: changed.map((one) => ({
              ...one,
              expected: `after an update of \`${path}\` alone, ${one.expected}`,
            })),
          }
        : unknown('the resource could not be read after the update')
    }
    // It bears another name now, and what becomes of a name is for others to try.
    await dismiss(workshop)
    return changeable.length === 0 ? unknown('the update names nothing that a read shows') : held
  },
}

/** What an update may change and a read shows. */
function changeableBy(spec: Spec): readonly Parameter[] {
  const update = operationNamed(spec, spec.resource?.update)
  const stored = spec.resource?.stored ?? {}
  return flatParameters(update?.parameters ?? []).filter(
    ({ path, refers }) => refers === undefined && Object.hasOwn(stored, path),
  )
}

const draws = 4

/** An input with another value at the path, its default at worst: an update to the same value would show nothing. */
function differing(workshop: Workshop, now: JsonObject, path: string): JsonObject | undefined {
  const { spec } = workshop.session.setup
  const isOther = (input: JsonObject): boolean =>
    valuesAt(input, path).length > 0 && JSON.stringify(valuesAt(input, path)) !== JSON.stringify(valuesAt(now, path))
  const fresh = Array.from({ length: draws }, () => workshop.freshInput().input)
  const [first = {}] = fresh
  const create = operationNamed(spec, spec.resource?.create)
  const usual = flatParameters(create?.parameters ?? []).find((parameter: Parameter) => parameter.path === path)
  return [...fresh, ...(usual?.default === undefined ? [] : [withValue(first, path, usual.default)])].find(isOther)
}
