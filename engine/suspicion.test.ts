/** What a run tells while it judges: which clauses were broken, once each, before any of them has its verdict. */
import { expect, test } from 'vitest'
import { mutantsOf } from '../mock/mutants/index.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import type { RunEvent } from '../model/event.ts'
import { protocolNamed } from '../protocols/index.ts'
import { serve, specAt } from './served.sample.ts'
import { runService } from './service-run.ts'

async function eventsAgainst(suffix: string | undefined): Promise<readonly RunEvent[]> {
  const spec = await specAt('examples/bookshelf.yaml')
  const protocol = protocolNamed(spec.protocol)
  const mutants = protocol === undefined ? [] : mutantsOf(spec, clausesOf(spec, protocol))
  const mutant = suffix === undefined ? undefined : mutants.find(({ name }) => name.includes(suffix))
  if (suffix !== undefined && mutant === undefined) throw new Error(`no mutant of ${suffix}`)
  const served = await serve(spec, mutant === undefined ? {} : { mutant })
  const events: RunEvent[] = []
  try {
    const { plan, setup } = served.job({ examples: 0 })
    await runService(plan, { ...setup, emit: (event) => void events.push(event) })
  } finally {
    await served.close()
  }
  return events
}

function suspectedIn(events: readonly RunEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'suspected' ? [event.clause] : []))
}

test('a conforming target is suspected of nothing', async () => {
  expect(suspectedIn(await eventsAgainst(undefined))).toEqual([])
})

test.each(['CreateBook/title.length.max:', 'CreateBook/state.readable:', 'DeleteBook/state.deleted-is-gone:'])(
  'a target that breaks %s is suspected of it, once, before any verdict',
  async (broken) => {
    const events = await eventsAgainst(broken)
    const suspected = suspectedIn(events)
    expect(suspected.filter((clause) => broken.startsWith(`${clause.replace('bookshelf/', '')}:`))).toHaveLength(1)
    expect(new Set(suspected).size).toBe(suspected.length)
    const kinds = events.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('suspected')).toBeLessThan(kinds.indexOf('judged'))
  },
)
