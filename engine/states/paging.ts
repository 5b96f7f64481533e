/** Pages neither repeat nor lose a resource, and the total counts all of them. */
import type { Json } from '../../model/json.ts'
import { listPage } from '../resources/lifecycle.ts'
import { textAt } from '../calls/paths.ts'
import { companionOf } from './companion.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

const mostPages = 6

export const paging: StateStep = {
  promise: 'paging',
  roles: ['list', 'delete'],
  companion: 'kept',
  cost: () => ({ calls: 3, creates: 0 }),
  async run(workshop, script) {
    const { session } = workshop
    const resource = session.setup.spec.resource
    if (resource?.pages === undefined) return unknown('the list has no pages')
    // Beside the fixture: two are enough to be parted, repeated or lost.
    await companionOf(workshop, script)
    const whole = await listPage(session, 'state', (exchange) => script.note('list with the largest page', exchange), {
      page: 1,
      size: resource.pages.largest,
    })
    if (whole.kind === 'unknown') return unknown(whole.because)
    if (whole.items.length >= resource.pages.largest) return unknown('there are too many resources to page through')
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
      if (one.items.length > size) return broken(`at most ${size} items on a page`, `${one.items.length} items`)
      seen.push(...one.items)
    }
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
