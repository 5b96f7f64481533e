/**
 * A create beyond the quota is refused by the documented error.
 *
 * It fills the account, so it runs only when the quota fits the number of resources that the user allows to live.
 */
import { errorsOf } from '../../model/clauses/replies.ts'
import { createFresh } from '../judge.ts'
import { listAll, operationNamed } from '../resources/lifecycle.ts'
import { fill, type Live } from '../calls/references.ts'
import { broken, held, unknown, type StateOutcome, type StateStep } from './state.ts'

export const quota: StateStep = {
  promise: 'quota',
  roles: ['list', 'delete'],
  cost: () => ({ calls: 20, creates: 8 }),
  async run(workshop, script) {
    const { session, resources } = workshop
    const { spec, allowance, settings } = session.setup
    const most = spec.limits.quota?.resources
    if (most === undefined || most >= allowance.live)
      return unknown(`it fills the account: allow it with --max-live ${(most ?? 0) + 1} and --max-creates`)
    const before = await listAll(session, 'state', (exchange) => script.note('list all', exchange))
    if (before.kind === 'unknown') return unknown(before.because)
    const made: Live[] = []
    for (let count = before.items.length; count < most; count += 1) {
      const { live, exchange } = await createFresh(workshop, 'state')
      script.note(`create resource ${count + 1} of ${most}`, exchange)
      if (live === undefined) break
      made.push(live)
    }
    const beyond =
      before.items.length + made.length < most
        ? undefined
        : await resources.create({
            input: fill(workshop.freshInput().input, { settings }),
            variation: {},
            purpose: 'state',
            expected: false,
          })
    script.note(`create one more than ${most}`, beyond?.exchange)
    if (beyond?.live !== undefined) made.push(beyond.live)
    for (const live of made.toReversed()) await resources.remove(live)
    return beyond === undefined ? unknown('the quota could not be filled') : judgeBeyond(beyond.exchange.reply)

    function judgeBeyond(reply: NonNullable<typeof beyond>['exchange']['reply']): StateOutcome {
      if (reply === undefined) return unknown('no answer to the create beyond the quota')
      if (reply.status < 400) return broken(`refused beyond ${most ?? 0} resources`, `accepted, status ${reply.status}`)
      const create = operationNamed(spec, spec.resource?.create)
      const errors = create === undefined ? [] : errorsOf(spec, create).filter((error) => error.when === 'quota')
      const isDocumented = errors.length === 0 || errors.some((error) => error.status.includes(reply.status))
      return isDocumented
        ? held
        : broken(
            'the documented error of a full quota',
            `status ${reply.status}${reply.error?.code === undefined ? '' : `, code ${reply.error.code}`}`,
          )
    }
  },
}
