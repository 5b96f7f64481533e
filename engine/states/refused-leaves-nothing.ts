/** No create that was refused left a resource behind: one look at the list for the whole batch of refusals. */
import { listAll, nameOf } from '../resources/lifecycle.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const refusedLeavesNothing: StateStep = {
  promise: 'refused-leaves-nothing',
  roles: ['list'],
  cost: () => ({ calls: 1, creates: 0 }),
  async run(workshop, script) {
    const resource = workshop.session.setup.spec.resource
    if (resource === undefined || workshop.refusedNames.size === 0) return unknown('no create was refused')
    const list = await listAll(workshop.session, 'state', (exchange) =>
      script.note('list all after the refusals', exchange),
    )
    if (list.kind === 'unknown') return unknown(list.because)
    const alive = new Set(workshop.resources.alive.map((live) => live.name))
    const stray = list.items
      .map((item) => nameOf(resource, item))
      .find(
        (name) =>
          name !== undefined &&
          !alive.has(name) &&
          (workshop.refusedNames.has(name) || workshop.refusedNames.has(name.trim())),
      )
    return stray === undefined ? held : broken('nothing stored by a refused create', `\`${stray}\` is in the list`)
  },
}
