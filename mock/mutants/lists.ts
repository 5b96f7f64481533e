/** Mutants of lists and of their pages. */
import type { Resource as LifeCycle } from '../../model/spec.ts'
import type { Behaviour, Page, Request, Wrap } from '../behaviour.ts'
import type { Resource } from '../store.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

export function lists(subject: Subject): readonly Mutant[] {
  const without = (isHidden: (place: number, count: number) => boolean): Wrap => {
    return (behaviour) => ({
      ...behaviour,
      list(request) {
        const page = behaviour.list(request)
        const resources = page.resources.filter((_, place) => !isHidden(place, page.resources.length))
        return { ...page, resources, total: page.total - (page.resources.length - resources.length) }
      },
    })
  }
  return [
    mutant(
      subject,
      'without-newest',
      'state',
      'The list lacks the newest resource, once there are several.',
      without((place, count) => count > 1 && place === count - 1),
    ),
    mutant(
      subject,
      'without-oldest',
      'state',
      'The list lacks the oldest resource, once there are several.',
      without((place, count) => count > 1 && place === 0),
    ),
  ]
}

/** Faults at the seams of pages; one page that holds everything is right. */
export function paging(subject: Subject): readonly Mutant[] {
  const pages = subject.spec.resource?.pages
  if (pages === undefined) return []
  const changing = (change: (page: Page, whole: () => readonly Resource[]) => Page): Wrap => {
    return (behaviour) => ({
      ...behaviour,
      list: (request) => change(behaviour.list(request), () => wholeList(behaviour, request, pages)),
    })
  }
  const overlapping = (page: Page, whole: () => readonly Resource[]): Page => {
    if (page.number === 1 || page.size >= page.total) return page
    const start = (page.number - 1) * page.size - 1
    return { ...page, resources: whole().slice(start, start + page.size) }
  }
  return [
    mutant(
      subject,
      'repeated',
      'state',
      'A page repeats the last resource of the page before it.',
      changing(overlapping),
    ),
    mutant(
      subject,
      'lost',
      'state',
      'The first resource of the second page is on no page.',
      changing((page) => (page.number === 2 ? { ...page, resources: page.resources.slice(1) } : page)),
    ),
    mutant(
      subject,
      'total-of-page',
      'state',
      'The total counts one page only.',
      changing((page) => ({ ...page, total: Math.min(page.total, page.resources.length) })),
    ),
    mutant(
      subject,
      'total-one-more',
      'state',
      'The total counts one resource too many.',
      changing((page) => ({ ...page, total: page.total + 1 })),
    ),
    mutant(
      subject,
      'size-ignored',
      'state',
      'The size of a page is ignored.',
      changing((page, whole) => ({ ...page, resources: page.number === 1 ? whole() : [] })),
    ),
  ]
}

type Pages = NonNullable<LifeCycle['pages']>

/** All that the request's filters let through, on one page. */
function wholeList(behaviour: Behaviour, request: Request, pages: Pages): readonly Resource[] {
  return behaviour.list({
    ...request,
    input: { ...request.input, [pages.number]: 1, [pages.size]: Number.MAX_SAFE_INTEGER },
  }).resources
}
