/** A refused duplicate changes nothing: the first resource stays as it was, and there is still one of the name. */
import type { Json, JsonObject } from '../../model/json.ts'
import { listAll, nameOf } from '../resources/lifecycle.ts'
import { valuesAt } from '../calls/paths.ts'
import { fill } from '../calls/references.ts'
import { companionOf } from './companion.ts'
import { knownDifferences, lookUntil, newDifferences, unsentChanges } from './reading.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const duplicate: StateStep = {
  promise: 'duplicate-changes-nothing',
  roles: ['list', 'delete'],
  companion: 'kept',
  cost: () => ({ calls: 4, creates: 0 }),
  async run(workshop, script) {
    const { session, resources } = workshop
    const resource = session.setup.spec.resource
    const made = await companionOf(workshop, script)
    if (made === undefined || resource === undefined) return unknown('the first could not be made')
    const { live, input } = made
    const before = await lookUntil(workshop, script, live, 'found')
    const known = knownDifferences(resource, input, before)
    const second = await resources.create({
      input: fill(withName(workshop.freshInput().input, input, resource.name), {
        settings: session.setup.settings,
      }),
      variation: {},
      purpose: 'state',
      expected: false,
    })
    script.note('create a second of the same name', second.exchange)
    if (second.live !== undefined && second.live.id !== live.id) await resources.remove(second.live)
    const sight = await lookUntil(workshop, script, live, 'found')
    const list = await listAll(session, 'state', (exchange) => script.note('list all', exchange), live.name)
    if (second.live?.id === live.id) await resources.forget(second.live)
    if (second.live !== undefined) return unknown('the duplicate was accepted')
    if (sight.kind === 'unknown') return unknown(sight.because)
    if (sight.kind === 'absent') return broken('the first resource still there', 'it cannot be read any more')
    const changed = [
      ...newDifferences(known, resource, input, sight.item),
      ...unsentChanges(resource, input, before, sight),
    ]
    if (changed.length > 0) return { kind: 'broken', findings: changed }
    const same = list.kind === 'listed' ? list.items.filter((item) => nameOf(resource, item) === live.name).length : 1
    return same > 1 ? broken('one resource of the name', `${same} of them`) : held
  },
}

/** The input with the name of another one. */
export function withName(input: JsonObject, named: JsonObject, path: string): JsonObject {
  const [head = '', ...rest] = path.split('.')
  const [name] = valuesAt(named, path)
  if (name === undefined) return input
  if (rest.length === 0) return { ...input, [head]: name }
  const inner = input[head]
  const deeper: Json = withName(isPlain(inner) ? inner : {}, isPlain(named[head]) ? named[head] : {}, rest.join('.'))
  return { ...input, [head]: deeper }
}

function isPlain(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
