/** The list shows every resource that exists: two made for the purpose, and the shared one. */
import { createFresh } from '../judge.ts'
import { isThis, listAll } from '../resources/lifecycle.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const listed: StateStep = {
  promise: 'listed',
  roles: ['list', 'delete'],
  cost: { calls: 5, creates: 1, live: 1 },
  async run(workshop, script) {
    const { session, resources, fixture } = workshop
    const { clock, windowSeconds, spec } = session.setup
    const made = await createFresh(workshop, 'state')
    script.note('create a resource', made.exchange)
    if (made.live === undefined || spec.resource === undefined) return unknown('the resource could not be made')
    const wanted = [made.live, ...(fixture === undefined ? [] : [fixture])]
    const began = clock.elapsed()
    for (;;) {
      const isOver = clock.elapsed() - began >= windowSeconds * 1000
      const list = await listAll(session, 'state', (exchange) => script.note('list all', exchange))
      const { resource } = spec
      const missing =
        list.kind === 'unknown'
          ? wanted
          : wanted.filter((live) => !list.items.some((item) => isThis(resource, item, live)))
      if (missing.length > 0 && !isOver && !session.setup.signal.aborted) {
        await clock.sleep(100, session.setup.signal)
        continue
      }
      await resources.remove(made.live)
      if (list.kind === 'unknown') return unknown(list.because)
      const [first] = missing
      return first === undefined
        ? held
        : broken(`\`${first.name}\` in the list`, `a list of ${list.items.length} without it`)
    }
  },
}
