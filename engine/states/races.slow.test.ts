/** Races at each size: a target that lets more than one create of a name win is found, one that does not is left alone. */
import { expect, test } from 'vitest'
import { mutantsOf } from '../../mock/mutants/index.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import { protocolNamed } from '../../protocols/index.ts'
import { serve, specAt } from '../served.sample.ts'

const files = ['specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml', 'specs/huawei-iam.yaml']
/** Places for the largest crowd and the shared resource, and which mutants show in it. */
const sizes = [
  [2, ['all-stored', 'one-stored']],
  [8, ['all-stored', 'one-stored', 'crowd']],
  [32, ['all-stored', 'one-stored', 'crowd']],
] as const

const cases = files.flatMap((file) => sizes.map(([size, mutants]) => [file, size, mutants] as const))

test.each(cases)('%s, %i at once', async (file, size, names) => {
  const spec = await specAt(file)
  const protocol = protocolNamed(spec.protocol)
  const clauses = protocol === undefined ? [] : clausesOf(spec, protocol)
  const mutants = mutantsOf(spec, clauses).filter(({ name }) => /state\.one-winner:/.test(name))
  const wanted = [undefined, ...names.map((slug) => mutants.find(({ name }) => name.endsWith(`:${slug}`)))]
  expect(wanted).toHaveLength(names.length + 1)
  for (const mutant of wanted) {
    const served = await serve(spec, mutant === undefined ? {} : { mutant })
    const { service } = await served.run({ live: size + 1, examples: 1, only: ['*/state.one-winner'] })
    await served.close()
    const failed = service.clauses.filter(({ verdict }) => verdict.kind === 'fail').map(({ name }) => name)
    expect([mutant?.name, failed]).toEqual([mutant?.name, mutant === undefined ? [] : ['state.one-winner']])
  }
})
