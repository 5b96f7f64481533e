/**
 * Reads, lists and deletes what the service makes, by the roles that the spec gives to its operations.
 *
 * Nothing here judges: each call gives back its exchange, and whoever called decides what it is evidence for.
 */
import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Operation, Parameter, Resource, Spec } from '../../model/spec.ts'
import type { Purpose } from '../calls/ledger.ts'
import { textAt, valuesAt } from '../calls/paths.ts'
import type { Live } from '../calls/references.ts'
import type { Exchange, Session } from '../calls/session.ts'

/** The operation with this name; undefined when the life cycle has none for the role. */
export function operationNamed(spec: Spec, name: string | undefined): Operation | undefined {
  return spec.operations.find((operation) => operation.name === name)
}

/** The smallest input of an operation that works on one resource: settings, and what refers to the resource. */
export function inputFor(operation: Operation, settings: Readonly<Record<string, string>>, live?: Live): JsonObject {
  return Object.fromEntries(
    operation.parameters.flatMap((parameter): [string, Json][] => {
      const value = valueFor(parameter, settings, live)
      return value === undefined ? [] : [[parameter.name, value]]
    }),
  )
}

function valueFor(parameter: Parameter, settings: Readonly<Record<string, string>>, live?: Live): Json | undefined {
  if (parameter.refers !== undefined) return live?.[parameter.refers]
  if (parameter.setting !== undefined) return parameter.required ? settings[parameter.setting] : undefined
  if (!parameter.required) return undefined
  return parameter.example ?? parameter.values?.[0]
}

/** The stored form of a resource as a list or a show gives it. */
export type Item = Json

/** What one look at the service found. `unknown`: no answer that could be read. */
export type Sight =
  | { readonly kind: 'found'; readonly item: Item }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly because: string }

/** Looks once for one resource: by `show` where there is one, else through the list. */
export async function look(
  session: Session,
  live: Live,
  purpose: Purpose,
  onExchange: (exchange: Exchange) => void,
): Promise<Sight> {
  const { spec, settings } = session.setup
  const resource = spec.resource
  const show = operationNamed(spec, resource?.show)
  if (resource === undefined) return { kind: 'unknown', because: 'the spec names no resource' }
  if (show === undefined) return lookInList(session, resource, live, purpose, onExchange)
  const exchange = await session.send({
    operation: show,
    input: inputFor(show, settings, live),
    variation: {},
    purpose,
  })
  onExchange(exchange)
  const reply = exchange.reply
  if (exchange.outcome !== 'answered' || reply === undefined)
    return { kind: 'unknown', because: `${show.name} got no answer` }
  if (reply.status >= 400 && reply.status < 500) return { kind: 'absent' }
  const [item] = valuesAt(reply.body, resource.shown ?? '')
  return item === undefined || !isObject(item)
    ? { kind: 'unknown', because: `the reply to ${show.name} holds no resource` }
    : { kind: 'found', item }
}

async function lookInList(
  session: Session,
  resource: Resource,
  live: Live,
  purpose: Purpose,
  onExchange: (exchange: Exchange) => void,
): Promise<Sight> {
  const listed = await listAll(session, purpose, onExchange, resource.filter === undefined ? undefined : live.name)
  if (listed.kind === 'unknown') return listed
  const item = listed.items.find((candidate) => isThis(resource, candidate, live))
  return item === undefined ? { kind: 'absent' } : { kind: 'found', item }
}

/** Tells whether a listed item is this resource: by its id, else by its name. */
export function isThis(resource: Resource, item: Item, live: Pick<Live, 'id' | 'name'>): boolean {
  const idField = resource.id.path.split('.').at(-1) ?? ''
  const id = textAt(item, idField)
  return id === undefined ? nameOf(resource, item) === live.name : id === live.id
}

/** The name that a listed or shown item carries. */
export function nameOf(resource: Resource, item: Item): string | undefined {
  const field = resource.stored[resource.name] ?? resource.name.split('.').at(-1) ?? ''
  return textAt(item, field)
}

export type Listed =
  | { readonly kind: 'listed'; readonly items: readonly Item[]; readonly total?: number }
  | { readonly kind: 'unknown'; readonly because: string }

const mostPages = 40

/** Lists everything, page by page where the documents have pages; bounded, so that no server can keep us listing. */
export async function listAll(
  session: Session,
  purpose: Purpose,
  onExchange: (exchange: Exchange) => void,
  name?: string,
): Promise<Listed> {
  const resource = session.setup.spec.resource
  const items: Item[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const pageSize = resource?.pages?.largest
    const listed = await listPage(session, purpose, onExchange, {
      page,
      ...(pageSize === undefined ? {} : { size: pageSize }),
      ...(name === undefined ? {} : { name }),
    })
    if (listed.kind === 'unknown') return listed
    items.push(...listed.items)
    if (resource?.pages === undefined || listed.items.length < (pageSize ?? 1)) return { ...listed, items }
  }
  return { kind: 'unknown', because: `the list has more than ${mostPages} pages` }
}

/** Lists one page. */
export async function listPage(
  session: Session,
  purpose: Purpose,
  onExchange: (exchange: Exchange) => void,
  ask: { readonly page: number; readonly size?: number; readonly name?: string },
): Promise<Listed> {
  const { spec, settings } = session.setup
  const resource = spec.resource
  const list = operationNamed(spec, resource?.list)
  if (resource === undefined || list === undefined)
    return { kind: 'unknown', because: 'the spec names no operation that lists' }
  const input = {
    ...inputFor(list, settings),
    ...(ask.name === undefined || resource.filter === undefined ? {} : { [resource.filter.parameter]: ask.name }),
    ...(resource.pages === undefined
      ? {}
      : { [resource.pages.number]: ask.page, ...(ask.size === undefined ? {} : { [resource.pages.size]: ask.size }) }),
  }
  const exchange = await session.send({ operation: list, input, variation: {}, purpose })
  onExchange(exchange)
  const reply = exchange.reply
  if (exchange.outcome !== 'answered' || reply === undefined || reply.status >= 300 || reply.unreadable !== undefined) {
    return { kind: 'unknown', because: `${list.name} could not be read` }
  }
  const total = Number(textAt(reply.body, resource.pages?.total ?? '-'))
  return {
    kind: 'listed',
    items: valuesAt(reply.body, `${resource.items ?? ''}[]`),
    ...(Number.isFinite(total) ? { total } : {}),
  }
}
