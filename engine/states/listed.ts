/** The list shows every resource that exists: two made for the purpose, and the shared one. */
import { lookWithinWindow } from '../calls/window.ts'
import { createFresh } from '../judge.ts'
import { isThis, listAll } from '../resources/lifecycle.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const listed: StateStep = {
  promise: 'listed',
  roles: ['list', 'delete'],
  cost: { calls: 5, creates: 1, live: 1 },
  async run(workshop, script) {
    const { session, resources, fixture } = workshop
    const { spec } = session.setup
    const made = await createFresh(workshop, 'state')
    script.note('create a resource', made.exchange)
    const { resource } = spec
    if (made.live === undefined || resource === undefined) return unknown('the resource could not be made')
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
    await resources.remove(made.live)
    if (list.kind === 'unknown') return unknown(list.because)
    const [first] = missing
    return first === undefined
      ? held
      : broken(`\`${first.name}\` in the list`, `a list of ${list.items.length} without it`)
  },
}
