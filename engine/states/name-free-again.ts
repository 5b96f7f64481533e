/** After a delete the name can be used again. */
import { createFresh, type Workshop } from '../judge.ts'
import type { Departed } from './companion.ts'
import { lookUntil } from './reading.ts'
import { broken, held, openScript, unknown, type StateStep } from './state.ts'

export const nameFreeAgain: StateStep = {
  promise: 'name-free-again',
  roles: ['delete'],
  companion: 'departed',
  cost: () => ({ calls: 2, creates: 1 }),
  async run(workshop, script) {
    const { resources, session } = workshop
    const gone = workshop.departed ?? (await depart(workshop))
    delete workshop.departed
    if (typeof gone === 'string') return unknown(gone)
    for (const { does, exchange } of gone.steps) script.note(does, exchange)
    const again = await resources.create({ input: gone.input, variation: {}, purpose: 'state', expected: true })
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

/** Makes a resource and deletes it; says why when it is not gone. */
async function depart(workshop: Workshop): Promise<Departed | string> {
  const script = openScript()
  const made = await createFresh(workshop, 'state')
  script.note('create a resource', made.exchange)
  if (made.live === undefined) return 'the resource could not be made'
  script.note('delete it', await workshop.resources.remove(made.live, 'state'))
  const sight = await lookUntil(workshop, script, made.live, 'absent')
  if (sight.kind === 'found') return 'what was deleted is still there'
  return { input: made.case.input, steps: script.steps }
}

function operationStatus(spec: {
  readonly resource?: { readonly create: string }
  readonly operations: readonly { readonly name: string; readonly success: { readonly status: number } }[]
}): number {
  return spec.operations.find((operation) => operation.name === spec.resource?.create)?.success.status ?? 200
}
