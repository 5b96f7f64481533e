/** Reads the life cycle of what a service makes. */
import type { Promised, Resource, StatePromise } from '../spec.ts'
import { entriesOf, entry, isTrue, numberOf, present, textOf, type Node } from './node.ts'
import { readCitations } from './sources.ts'
import { statePromises, levels, origins } from './words.ts'

/** Undefined when there is none, or when its shape is too wrong to go on. */
export function readResource(node: Node | undefined): Resource | undefined {
  const create = textOf(entry(node, 'create'))
  const name = textOf(entry(node, 'name'))
  const from = origins.of(entry(entry(node, 'id'), 'from'))
  const path = textOf(entry(entry(node, 'id'), 'path'))
  if (create === undefined || name === undefined || from === undefined || path === undefined) return undefined
  const role = (key: string) => textOf(entry(node, key))
  return {
    create,
    ...present({
      list: role('list'),
      show: role('show'),
      update: role('update'),
      delete: role('delete'),
    }),
    name,
    id: { from, path },
    ...present({
      items: role('items'),
      filter: readFilter(entry(node, 'filter')),
      pages: readPages(entry(node, 'pages')),
      shown: role('shown'),
    }),
    stored: Object.fromEntries(
      entriesOf(entry(node, 'stored')).map(([parameter, field]) => [parameter, textOf(field) ?? '']),
    ),
    visibleWithinSeconds: numberOf(entry(entry(node, 'visible'), 'within')) ?? 0,
    promises: readPromises(entry(node, 'promises')),
  }
}

function readFilter(node: Node | undefined): Resource['filter'] {
  const parameter = textOf(entry(node, 'parameter'))
  return parameter === undefined ? undefined : { parameter, exact: isTrue(entry(node, 'exact')) }
}

function readPages(node: Node | undefined): Resource['pages'] {
  const number = textOf(entry(node, 'number'))
  const size = textOf(entry(node, 'size'))
  const total = textOf(entry(node, 'total'))
  const largest = numberOf(entry(node, 'largest'))
  if (number === undefined || size === undefined || total === undefined || largest === undefined) return undefined
  return { number, size, total, largest }
}

function readPromises(node: Node | undefined): Resource['promises'] {
  const promises: Partial<Record<StatePromise, Promised>> = {}
  for (const [name, promise] of entriesOf(node)) {
    if (!statePromises.is(name)) continue
    promises[name] = {
      level: levels.of(entry(promise, 'level')) ?? 'must',
      cite: readCitations(entry(promise, 'cite')),
      at: promise.keyAt,
    }
  }
  return promises
}
