/**
 * One fault, as the bytes say it: each planned request is encoded, read back by plain means that share nothing with the
 * encoder, and judged by the oracle. It breaks the constraint that it names and no other; a valid one breaks none.
 */
import { describe, expect, test } from 'vitest'
import { serve, specAt } from '../served.sample.ts'
import { looksAt } from './read-back.sample.ts'

describe.each(['alibaba-mqtt', 'alibaba-apigateway', 'huawei-iam'])('%s', (name) => {
  test('each of thousands of requests breaks what it says, on the wire', { timeout: 600_000 }, async () => {
    const served = await serve(await specAt(`specs/${name}.yaml`))
    const { plan } = served.job({ examples: 500 })
    let looked = 0
    const wrong: string[] = []
    for (const { planned, wanted, found } of looksAt(plan, served.url)) {
      looked += 1
      if (found !== wanted) wrong.push(`${planned.id} ${JSON.stringify(planned.input)}: ${found}`)
    }
    await served.close()
    expect(wrong).toEqual([])
    expect(looked).toBeGreaterThan(2000)
  })
})
