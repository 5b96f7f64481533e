/**
 * What the mock holds, in memory. Writes are atomic: each is one synchronous step on one thread.
 *
 * Readers may see the past: with a lag, a read at time t sees the state of t − lag, as from a replica. Writers
 * always see the present, so a name is taken from the moment of the create.
 */
import type { JsonObject } from '../model/json.ts'

export type Resource = {
  /** Internal and never reused; the public id may be, where callers choose it. */
  readonly key: number
  readonly id: string
  readonly account: string
  /** True for what was there before anyone called. */
  readonly foreign: boolean
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** What was sent, in the shape of the create operation's input. */
  readonly input: JsonObject
}

type Version = { readonly at: number; readonly resource: Resource | undefined }

export type Store = {
  create(fields: Omit<Resource, 'key' | 'changed'>): Resource
  /** Replaces the input of a resource; nothing happens when it is gone. */
  change(key: number, input: JsonObject, now: number): void
  remove(key: number, now: number): void
  /** What exists, oldest first. */
  live(account?: string): readonly Resource[]
  /** What a reader sees at this time, oldest first. */
  visible(account: string, now: number): readonly Resource[]
}

/** An empty store whose readers lag behind its writers by so many milliseconds. */
export function createStore(lagMilliseconds: number): Store {
  const entries = new Map<number, readonly Version[]>()
  let keys = 0

  function write(key: number, at: number, resource: Resource | undefined): void {
    const seen = seenAt(at)
    const old = entries.get(key) ?? []
    // Of what readers can no longer see, nothing is kept.
    const current = old.findLastIndex((version) => version.at <= seen)
    const versions = [...old.slice(Math.max(0, current)), { at, resource }]
    if (resource === undefined && lagMilliseconds === 0) entries.delete(key)
    else entries.set(key, lagMilliseconds === 0 ? versions.slice(-1) : versions)
    if (lagMilliseconds > 0) sweep(seen)
  }

  function sweep(seen: number): void {
    for (const [key, versions] of entries) {
      const last = versions.at(-1)
      if (last !== undefined && last.resource === undefined && last.at <= seen) entries.delete(key)
    }
  }

  const seenAt = (now: number): number => now - lagMilliseconds
  const latest = (key: number): Resource | undefined => entries.get(key)?.at(-1)?.resource

  return {
    create(fields) {
      const resource = { ...fields, key: (keys += 1), changed: fields.created }
      write(resource.key, fields.foreign ? Number.NEGATIVE_INFINITY : fields.created, resource)
      return resource
    },
    change(key, input, now) {
      const old = latest(key)
      if (old !== undefined) write(key, now, { ...old, input, changed: now })
    },
    remove(key, now) {
      if (latest(key) !== undefined) write(key, now, undefined)
    },
    live: (account) =>
      [...entries.values()]
        .flatMap((versions) => versions.at(-1)?.resource ?? [])
        .filter((one) => account === undefined || one.account === account),
    visible: (account, now) =>
      [...entries.values()]
        .flatMap((versions) => versions.findLast((version) => version.at <= seenAt(now))?.resource ?? [])
        .filter((one) => one.account === account),
  }
}
