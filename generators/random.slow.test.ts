import { expect, it } from 'vitest'
import { freeText, prefixed, wide } from './parameters.fixture.ts'
import { reached } from './patterns.fixture.ts'

it.each([prefixed, wide, freeText].map((parameter) => [parameter.path, parameter] as const))(
  '300 random values of %s reach every pattern for 95 of 100 seeds',
  (_, parameter) => {
    const counts = reached(parameter, 100, 300)
    expect(counts.size).toBeGreaterThan(30)
    for (const [name, count] of counts) expect(count, name).toBeGreaterThanOrEqual(95)
  },
)
