/** Runs a baseline: its attempts one after another, with a live resource to work on, and every accepted create deleted. */
import { textAt } from '../../engine/calls/paths.ts'
import { refersTo, type Live } from '../../engine/calls/references.ts'
import type { Mutant } from '../../mock/mutants/mutant.ts'
import type { Operation } from '../../model/spec.ts'
import { validInputs, type Attempt } from './attempt.ts'
import { openCaller, type Answered } from './caller.ts'
import type { Ground } from './ground.ts'
import { watch, type Trial, type Spent } from './trial.ts'

export type BaselineOptions = {
  readonly seed: number
  /** Calls after which it gives up. */
  readonly most: number
  /** What it says of the conforming mock, each with the attempt at which it says so. */
  readonly alarms: ReadonlySet<string>
}

/** Goes through the attempts until the first difference that is no alarm; against the conforming mock, to the end. */
export async function tryBaseline(
  ground: Ground,
  mutant: Mutant | undefined,
  attempts: readonly Attempt[],
  { seed, most, alarms }: BaselineOptions,
): Promise<Trial & { readonly alarms: ReadonlySet<string> }> {
  const watched = await watch(ground, mutant)
  const caller = openCaller(ground, watched.url)
  const valid = validInputs(ground, seed)
  const { resource } = ground.spec
  const [create, remove] = [resource?.create, resource?.delete].map((name) =>
    ground.spec.operations.find((operation) => operation.name === name),
  )
  const found = new Set<string>()
  let kill: Spent | undefined
  let live: Live | undefined

  async function send(attempt: Attempt, place: string, on = live): Promise<Answered> {
    const answered = await caller.call(attempt, on)
    for (const finding of answered.findings) {
      found.add(`${place}: ${finding}`)
      if (mutant !== undefined && !alarms.has(`${place}: ${finding}`)) kill ??= watched.spent()
    }
    return answered
  }

  async function makeLive(operation: Operation, place: string): Promise<void> {
    const attempt = { operation, input: valid(operation, `live ${place}`) }
    live = liveOf(ground, await send(attempt, `${place}, to work on`))
  }

  async function carryOut(attempt: Attempt, place: string): Promise<void> {
    const isOnLive = refersTo(attempt.input, 'fixture')
    if (isOnLive && live === undefined && create !== undefined) await makeLive(create, place)
    if (kill !== undefined || (isOnLive && live === undefined)) return
    const answered = await send(attempt, place)
    if (!answered.isAccepted) return
    const role = attempt.operation.name
    if (role === resource?.delete && isOnLive) live = undefined
    const renamed = role === resource?.update ? textAt(answered.input, resource.name) : undefined
    if (renamed !== undefined && live !== undefined) live = { ...live, name: renamed }
    const made = role === resource?.create ? liveOf(ground, answered) : undefined
    if (made === undefined || remove === undefined || kill !== undefined) return
    await send({ operation: remove, input: valid(remove, `delete ${place}`) }, `${place}, deleted`, made)
  }

  try {
    for (const [place, attempt] of attempts.entries()) {
      if (kill !== undefined || watched.spent().calls >= most) break
      await carryOut(attempt, String(place))
    }
  } finally {
    await caller.close()
    await watched.close()
  }
  return { alarms: found, spent: watched.spent(), ...(kill === undefined ? {} : { kill }) }
}

/** What an accepted create made, as far as its reply tells. */
function liveOf({ spec }: Ground, { input, isAccepted, reply }: Answered): Live | undefined {
  const { resource } = spec
  if (!isAccepted || resource === undefined) return undefined
  const name = textAt(input, resource.name) ?? ''
  const id = textAt(resource.id.from === 'input' ? input : reply?.body, resource.id.path)
  return id === undefined ? undefined : { key: '', id, name, input, since: 0 }
}
