/** After a delete the name can be used again. */
import { createFresh } from '../judge.ts'
import { lookUntil } from './reading.ts'
import { broken, held, unknown, type StateStep } from './state.ts'

export const nameFreeAgain: StateStep = {
  promise: 'name-free-again',
  roles: ['delete'],
  cost: { calls: 5, creates: 2, live: 1 },
  async run(workshop, script) {
    const { resources, session } = workshop
    const made = await createFresh(workshop, 'state')
    script.note('create a resource', made.exchange)
    if (made.live === undefined) return unknown('the resource could not be made')
    script.note('delete it', await resources.remove(made.live, 'state'))
    const sight = await lookUntil(workshop, script, made.live, 'absent')
    if (sight.kind === 'found') return unknown('what was deleted is still there')
    const again = await resources.create({ input: made.case.input, variation: {}, purpose: 'state', expected: true })
    script.note('create it again', again.exchange)
    if (again.live !== undefined) await resources.remove(again.live)
    if (again.exchange.reply === undefined || again.exchange.outcome !== 'answered')
      return unknown('no answer to the second create')
    if (again.live !== undefined) return held
    const code = again.exchange.reply.error?.code
    return broken(
      `accepted, status ${operationStatus(session.setup.spec)}`,
      `status ${again.exchange.reply.status}${code === undefined ? '' : `, code ${code}`}`,
    )
  },
}

function operationStatus(spec: {
  readonly resource?: { readonly create: string }
  readonly operations: readonly { readonly name: string; readonly success: { readonly status: number } }[]
}): number {
  return spec.operations.find((operation) => operation.name === spec.resource?.create)?.success.status ?? 200
}
