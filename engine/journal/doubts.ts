/**
 * Finds out what became of creates whose answer nobody saw, by reading back the names that they were sent with.
 *
 * Only what bears such a name, is the only one to do so and holds what was sent is taken for our own: an account may
 * hold a resource of somebody else under a short name. Absence is concluded after the window of visibility.
 */
import type { Json } from '../../model/json.ts'
import type { Resource } from '../../model/spec.ts'
import { listAll, look, nameOf } from '../resources/lifecycle.ts'
import { textAt } from '../calls/paths.ts'
import type { Live } from '../calls/references.ts'
import type { Session } from '../calls/session.ts'
import { lookWithinWindow } from '../calls/window.ts'
import { differences } from '../states/reading.ts'

export type Fate =
  | { readonly kind: 'made'; readonly id: string }
  | { readonly kind: 'never-made' }
  | { readonly kind: 'unclear'; readonly because: string }

const pauseMilliseconds = 500

/**
 * The fate of each doubtful create, by its key.
 *
 * @param ours ids that are known to be alive: a refused second one of the same name is not the first
 */
export async function fatesOf(
  session: Session,
  doubtful: readonly Live[],
  ours: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Fate>> {
  const fates = new Map<string, Fate>()
  // Not cut short by an interruption: what is taken for never made is never looked for again.
  await lookWithinWindow(
    session.setup,
    async () => {
      const pending = doubtful.filter(({ key }) => fates.get(key)?.kind !== 'made')
      const found = await lookFor(session, pending, ours)
      for (const [key, fate] of found) fates.set(key, fate)
      return found
    },
    {
      isEnough: (found) => [...found.values()].every(({ kind }) => kind !== 'never-made'),
      pauseAfter: () => Math.min(pauseMilliseconds, session.setup.windowSeconds * 1000),
    },
  )
  return fates
}

async function lookFor(
  session: Session,
  doubtful: readonly Live[],
  ours: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Fate>> {
  const { resource } = session.setup.spec
  const fates = new Map<string, Fate>()
  if (resource === undefined) return fates
  // What was sent without a name cannot be found by one; a service that makes up names would be no such resource.
  const [named, nameless] = [doubtful.filter(({ name }) => name !== ''), doubtful.filter(({ name }) => name === '')]
  for (const { key } of nameless) fates.set(key, { kind: 'never-made' })
  if (named.length === 0) return fates
  if (resource.list === undefined) {
    for (const live of named) fates.set(live.key, await lookByItself(session, resource, live))
    return fates
  }
  const whole = resource.filter === undefined ? await listAll(session, 'clean-up', () => {}) : undefined
  for (const live of named) {
    const listed = whole ?? (await listAll(session, 'clean-up', () => {}, live.name))
    fates.set(
      live.key,
      listed.kind === 'unknown'
        ? { kind: 'unclear', because: listed.because }
        : fateIn(resource, listed.items, live, ours),
    )
  }
  return fates
}

async function lookByItself(session: Session, resource: Resource, live: Live): Promise<Fate> {
  if (live.id === '') return { kind: 'unclear', because: 'the service has no list to find its id in' }
  const sight = await look(session, live, 'clean-up', () => {})
  if (sight.kind === 'unknown') return { kind: 'unclear', because: sight.because }
  return sight.kind === 'absent' ? { kind: 'never-made' } : fateOf(resource, sight.item, live)
}

function fateIn(resource: Resource, items: readonly Json[], live: Live, ours: ReadonlySet<string>): Fate {
  const same = items.filter(
    (item) => nameOf(resource, item) === live.name && !ours.has(idOf(resource, item) ?? live.name),
  )
  const [item] = same
  if (item === undefined) return { kind: 'never-made' }
  if (same.length > 1) return { kind: 'unclear', because: `there are ${same.length} resources of this name` }
  return fateOf(resource, item, live)
}

function fateOf(resource: Resource, item: Json, live: Live): Fate {
  if (differences(resource, live.input, item).length > 0) {
    return { kind: 'unclear', because: 'a resource of this name is there, but it does not hold what was sent' }
  }
  return { kind: 'made', id: idOf(resource, item) ?? live.id }
}

function idOf(resource: Resource, item: Json): string | undefined {
  return textAt(item, resource.id.path.split('.').at(-1) ?? '')
}
