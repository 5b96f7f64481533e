/** Two whole runs of one seed send the same requests in the same order, byte for byte, nonces and clocks apart. */
import { expect, test } from 'vitest'
import { runService } from './service-run.ts'
import { serve, specAt } from './served.sample.ts'

async function sent(file: string, seed: number): Promise<readonly string[]> {
  const served = await serve(await specAt(file))
  const { plan, setup } = served.job({ seed, examples: 2, concurrency: 1 })
  const requests: string[] = []
  const noting: typeof setup.protocol = {
    ...setup.protocol,
    encode(call) {
      const { url, ...rest } = setup.protocol.encode({ ...call, now: 0, nonce: '00', baseUrl: 'http://127.0.0.1:1' })
      requests.push(JSON.stringify([url, rest, Buffer.from(rest.body ?? '').toString('base64')]))
      return setup.protocol.encode(call)
    },
  }
  await runService(plan, { ...setup, protocol: noting })
  await served.close()
  return requests
}

test.each(['specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml', 'specs/huawei-iam.yaml'])('%s', async (file) => {
  const [first, again, other] = [await sent(file, 7), await sent(file, 7), await sent(file, 8)]
  expect(first.length).toBeGreaterThan(100)
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})
