/** What an earlier run of the same seed has left behind is met as taken names: nothing is blamed, and none of it is touched. */
import { expect, test } from 'vitest'
import { createFresh } from './judge.ts'
import { serve, specAt } from './served.sample.ts'
import { openWorkshop } from './workshop.ts'

test.each(['specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml', 'specs/huawei-iam.yaml'])(
  'a second run of one seed against %s',
  async (file) => {
    const served = await serve(await specAt(file))
    const { plan, setup } = served.job({ seed: 7 })
    const workshop = openWorkshop(plan, setup)
    for (let made = 0; made < 3; made += 1) expect((await createFresh(workshop, 'judge')).live).toBeDefined()
    const before = served.names()
    const { service } = await served.run({ seed: 7 })
    expect(service.clauses.filter(({ verdict }) => verdict.kind === 'fail').map(({ id }) => id)).toEqual([])
    expect(service.counts.pass).toBeGreaterThan(35)
    expect(before).toHaveLength(3)
    expect(served.names()).toEqual(before)
    await served.close()
  },
)
