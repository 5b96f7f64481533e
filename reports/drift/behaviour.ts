/** How answers changed although no verdict had to: status, code, message, shape and headers, per operation. */
import type { ClassResult, ClauseResult, Fingerprint, ServiceRun } from '../../model/run.ts'
import type { Change, DriftLabel } from './drift.ts'
import { exchangeOf, keyOf, profilesOf } from './profile.ts'
import type { Profile } from './profile.ts'
import { shapeChanges } from './shapes.ts'

export type Pair = { readonly old: ServiceRun; readonly new: ServiceRun }

/** Changes of status, code and message are found class by class, those of shape and headers over all classes. */
export function behaviourChanges(pair: Pair): readonly Change[] {
  const profiles = { old: profilesOf(pair.old), new: profilesOf(pair.new) }
  const known = new Map(pair.old.clauses.map((clause) => [clause.id, clause]))
  const byClass = pair.new.clauses.flatMap((clause) => {
    const before = known.get(clause.id)
    return before === undefined ? [] : classChanges(pair, before, clause, profiles)
  })
  const byProfile = [...profiles.new].flatMap(([key, profile]) => {
    const before = profiles.old.get(key)
    return before === undefined ? [] : profileChanges(pair, before, profile)
  })
  return grouped([...byClass, ...byProfile])
}

type Profiles = { readonly old: ReadonlyMap<string, Profile>; readonly new: ReadonlyMap<string, Profile> }

function classChanges(pair: Pair, before: ClauseResult, after: ClauseResult, profiles: Profiles): readonly Change[] {
  const old = new Map(before.classes.map((item) => [item.class, item]))
  return after.classes.flatMap((item) => {
    const change = classChange(old.get(item.class), item, after.operation, profiles)
    if (change === undefined) return []
    const exchanges = bothOf(exchangeOf(before), exchangeOf(after))
    return [
      {
        ...change,
        service: pair.new.service,
        operation: after.operation,
        clause: after.id,
        what: item.class,
        exchanges,
      },
    ]
  })
}

export type Difference = Pick<Change, 'label' | 'old' | 'new'>

function classChange(
  before: ClassResult | undefined,
  after: ClassResult,
  operation: string,
  profiles: Profiles,
): Difference | undefined {
  const [old, now] = [before?.behaviour, after.behaviour]
  if (old === undefined || now === undefined) return undefined
  const difference = differenceOf(old, now)
  const keys = { old: keyOf(operation, old), new: keyOf(operation, now) }
  if (keys.old !== keys.new) {
    const bothKnow = profiles.old.has(keys.new) && profiles.new.has(keys.old)
    return bothKnow && isSampled(after.class) ? undefined : difference
  }
  const bothSay =
    profiles.old.get(keys.new)?.messages.has(now.message ?? '') === true &&
    profiles.new.get(keys.old)?.messages.has(old.message ?? '') === true
  return bothSay ? undefined : difference
}

/** The first of status, code and message in which two answers differ. */
export function differenceOf(old: Fingerprint, now: Fingerprint): Difference | undefined {
  if (old.status !== now.status) return { label: 'status', old: answerOf(old), new: answerOf(now) }
  if (old.code !== now.code) return { label: 'error-code', old: old.code ?? '(none)', new: now.code ?? '(none)' }
  if (old.message === now.message) return undefined
  return { label: 'error-message', old: old.message ?? '(none)', new: now.message ?? '(none)' }
}

/** Classes in which the seed or the order of arrival chooses the request whose answer is kept. */
function isSampled(name: string): boolean {
  return /(?:^random|^accepted| accepted| refused)$/.test(name)
}

function answerOf({ status, code }: { readonly status: number | string; readonly code?: string }): string {
  return code === undefined ? String(status) : `${status} ${code}`
}

function profileChanges(pair: Pair, before: Profile, after: Profile): readonly Change[] {
  const { operation, clause } = after
  const where = { service: pair.new.service, operation, ...(clause === undefined ? {} : { clause }) }
  const exchanges = bothOf(before.exchange, after.exchange)
  const change = (label: DriftLabel, what: string, old: string, now: string): Change => ({
    label,
    ...where,
    what,
    old,
    new: now,
    exchanges,
  })
  const headers = [...new Set([...before.headers.keys(), ...after.headers.keys()])].toSorted().flatMap((name) => {
    const [old, now] = [before.headers.get(name), after.headers.get(name)]
    if (old === undefined) return [change('header-added', name, '(absent)', 'present')]
    if (now === undefined) return [change('header-removed', name, 'present', '(absent)')]
    const fresh = [...now].filter((value) => !old.has(value))
    return fresh.length === 0
      ? []
      : [
          change(
            name === 'content-type' ? 'content-type' : 'header-added',
            name,
            [...old].join(', '),
            [...now].join(', '),
          ),
        ]
  })
  const fields = shapeChanges(before.shape, after.shape).map((item) =>
    change(item.label, item.path, item.old, item.new),
  )
  return [...fields, ...headers]
}

/** One change is told once for an operation, with how many classes or answers show it. */
function grouped(changes: readonly Change[]): readonly Change[] {
  const groups = new Map<string, { readonly first: Change; times: number }>()
  for (const change of changes) {
    const subject = isByClass(change.label) ? '' : change.what
    const key = JSON.stringify([change.operation, change.label, subject, change.old, change.new])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: change, times: 1 })
    else group.times += 1
  }
  return [...groups.values()].map(({ first, times }) => {
    if (times === 1) return first
    const noun = isByClass(first.label) ? 'class' : 'kind of answer'
    return {
      ...first,
      what: `${first.what}, and in ${times - 1} more ${times === 2 ? noun : noun === 'class' ? 'classes' : 'kinds of answer'}`,
    }
  })
}

function isByClass(label: DriftLabel): boolean {
  return label === 'status' || label === 'error-code' || label === 'error-message'
}

export function bothOf(old: Change['exchanges']['old'], now: Change['exchanges']['new']): Change['exchanges'] {
  return { ...(old === undefined ? {} : { old }), ...(now === undefined ? {} : { new: now }) }
}
