/** What was deleted can no longer be read, once the window of visibility has passed. */
import { companionOf } from './companion.ts'
import { lookUntil } from './reading.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const gone: StateStep = {
  promise: 'deleted-is-gone',
  roles: ['delete'],
  companion: 'ended',
  cost: () => ({ calls: 3, creates: 0 }),
  async run(workshop, script) {
    const made = await companionOf(workshop, script)
    if (made === undefined) return unknown('the resource could not be made')
    const before = await lookUntil(workshop, script, made.live, 'found')
    if (before.kind !== 'found') return unknown('the resource could not be read before the delete')
    const removed = await workshop.resources.remove(made.live, 'state')
    script.note('delete it', removed)
    delete workshop.companion
    if (removed?.reply === undefined || removed.reply.status >= 300) return unknown('the delete was not accepted')
    const after = await lookUntil(workshop, script, made.live, 'absent')
    if (after.kind === 'unknown') return unknown(after.because)
    if (after.kind === 'found') return broken('nothing to read after the delete', 'the resource is still there')
    workshop.departed = { input: made.input, steps: script.steps }
    return held
  },
}
