/** Pages neither repeat nor lose a resource, and the total counts all of them. */
import type { Json } from '../../model/json.ts'
import { createFresh } from '../judge.ts'
import { listPage } from '../resources/lifecycle.ts'
import { textAt } from '../calls/paths.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

const mostPages = 6

export const paging: StateStep = {
  promise: 'paging',
  roles: ['list', 'delete'],
  cost: { calls: 12, creates: 2, live: 2 },
  async run(workshop, script) {
    const { session, resources } = workshop
    const resource = session.setup.spec.resource
    if (resource?.pages === undefined) return unknown('the list has no pages')
    const made = []
    for (let count = 0; count < 2; count += 1) {
      const { live, exchange } = await createFresh(workshop, 'state')
      script.note('create a resource', exchange)
      if (live !== undefined) made.push(live)
    }
    const whole = await listPage(session, 'state', (exchange) => script.note('list with the largest page', exchange), {
      page: 1,
      size: resource.pages.largest,
    })
    if (whole.kind === 'unknown' || whole.items.length >= resource.pages.largest) {
      for (const live of made) await resources.remove(live)
      return unknown(whole.kind === 'unknown' ? whole.because : 'there are too many resources to page through')
    }
    const size = Math.max(1, Math.ceil(whole.items.length / (mostPages - 1)))
    const seen: Json[] = []
    const totals = new Set([whole.total])
    for (let page = 1; page <= Math.ceil(whole.items.length / size); page += 1) {
      const one = await listPage(
        session,
        'state',
        (exchange) => script.note(`list page ${page} of size ${size}`, exchange),
        { page, size },
      )
      if (one.kind === 'unknown') break
      totals.add(one.total)
      if (one.items.length > size) {
        for (const live of made) await resources.remove(live)
        return broken(`at most ${size} items on a page`, `${one.items.length} items`)
      }
      seen.push(...one.items)
    }
    for (const live of made) await resources.remove(live)
    const idField = resource.id.path.split('.').at(-1) ?? ''
    const keys = (items: readonly Json[]): readonly string[] =>
      items.map((item) => textAt(item, idField) ?? JSON.stringify(item)).toSorted()
    const [paged, all] = [keys(seen), keys(whole.items)]
    const wrong = [...totals].find((total) => total !== undefined && total !== all.length)
    if (wrong !== undefined) return broken(`a total of ${all.length} on every page`, String(wrong))
    return paged.join('\n') === all.join('\n')
      ? held
      : broken(
          `pages of ${size} that hold the ${all.length} resources once each`,
          `${paged.length} items, ${new Set(paged).size} different`,
        )
  },
}
