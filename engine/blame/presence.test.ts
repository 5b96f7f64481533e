import { expect, test } from 'vitest'
import { mutantsOf } from '../../mock/mutants/index.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import { protocolNamed } from '../../protocols/index.ts'
import { serve, specAt } from '../served.sample.ts'

const spec = await specAt('specs/alibaba-apigateway.yaml')
const protocol = protocolNamed(spec.protocol)
if (protocol === undefined) throw new Error(spec.protocol)
const mutants = mutantsOf(spec, clausesOf(spec, protocol))

/** Several cases that hold the parameter are refused at once, and scripts about state create with it or without. */
test.each(['DescribeApiGroups/Sort.optional', 'CreateApiGroup/BasePath.optional'])(
  'a target that refuses whatever has an optional parameter breaks %s, and nothing else',
  async (clause) => {
    const mutant = mutants.find(({ name }) => name === `${spec.service}/${clause}:present`)
    if (mutant === undefined) throw new Error(`no mutant breaks ${clause}`)
    const served = await serve(spec, { mutant })
    const { service } = await served.run({ examples: 1, concurrency: 8 })
    await served.close()
    expect(service.clauses.filter(({ verdict }) => verdict.kind === 'fail').map(({ id }) => id)).toEqual([
      mutant.clause,
    ])
  },
)
