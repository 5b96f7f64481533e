import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSpec } from '../model/spec-file.ts'
import { kinds, wrongLadder, wrongRandom, wrongShrinks, wrongValid } from './laws.fixture.ts'

const folder = new URL('../specs/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

describe.each(files)('%s', (file) => {
  it.each([true, false])(
    'keeps all laws for thousands of samples of every parameter, with types on the wire: %s',
    async (typed) => {
      const { spec } = await readSpec(new URL(file, folder).pathname)
      expect(spec?.operations.length).toBeGreaterThan(0)
      for (const operation of spec?.operations ?? []) {
        for (const parameter of operation.parameters) {
          const sampling = { terms: { typed, seed: 9, questions: operation.open }, seed: 9, samples: 20 }
          const many = { ...sampling, samples: 500 }
          const random = kinds.flatMap((kind) => [
            ...(wrongRandom(parameter, kind, many) ?? []),
            ...wrongShrinks(parameter, kind, sampling),
          ])
          expect(
            [...wrongValid(parameter, sampling), ...wrongLadder(parameter, sampling), ...random],
            operation.name,
          ).toEqual([])
        }
      }
    },
  )
})
