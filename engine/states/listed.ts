/** The list shows every resource that exists: the one made for the purpose, and the fixture. */
import { lookWithinWindow } from '../calls/window.ts'
import { isThis, listAll } from '../resources/lifecycle.ts'
import { companionOf } from './companion.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const listed: StateStep = {
  promise: 'listed',
  roles: ['list', 'delete'],
  companion: 'kept',
  cost: () => ({ calls: 1, creates: 0 }),
  async run(workshop, script) {
    const { session, fixture } = workshop
    const { spec } = session.setup
    const made = await companionOf(workshop, script)
    const { resource } = spec
    if (made === undefined || resource === undefined) return unknown('the resource could not be made')
    const wanted = [made.live, ...(fixture === undefined ? [] : [fixture])]
    const { list, missing } = await lookWithinWindow(
      session.setup,
      async () => {
        const seen = await listAll(session, 'state', (exchange) => script.note('list all', exchange))
        const items = seen.kind === 'unknown' ? [] : seen.items
        return { list: seen, missing: wanted.filter((live) => !items.some((item) => isThis(resource, item, live))) }
      },
      { isEnough: (seen) => seen.missing.length === 0, pauseAfter: () => 100, signal: session.setup.signal },
    )
    if (list.kind === 'unknown') return unknown(list.because)
    const [first] = missing
    return first === undefined
      ? held
      : broken(`\`${first.name}\` in the list`, `a list of ${list.items.length} without it`)
  },
}
