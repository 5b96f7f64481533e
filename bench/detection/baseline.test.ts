/** The baselines are no straw men: they complain of nothing that is right, and find what they can know to be wrong. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Mutant } from '../../mock/mutants/mutant.ts'
import { tryBaseline } from './baseline.ts'
import type { Attempt, Baseline } from './attempt.ts'
import { groundOf, type Ground } from './ground.ts'
import { schemaAtoms } from './schema-atoms.ts'
import { baselines } from './strategies.ts'

const [seed, most] = [1, 120]
let ground: Ground
beforeAll(async () => void (ground = await groundOf('examples/bookshelf.yaml', Infinity)))

function attemptsOf({ attempts }: Baseline): readonly Attempt[] {
  const first: Attempt[] = []
  for (const attempt of attempts(ground, seed)) {
    if (first.length >= most) return first
    first.push(attempt)
  }
  return first
}

function mutantNamed(slug: string): Mutant {
  const found = ground.sample.find(({ mutant }) => mutant.name.endsWith(slug))
  if (found === undefined) throw new Error(`no mutant ${slug}`)
  return found.mutant
}

describe.each(baselines.map((baseline) => [baseline.name, baseline] as const))('%s', (_, baseline) => {
  test('are the same for the same seed', () => {
    expect(attemptsOf(baseline)).toEqual(attemptsOf(baseline))
  })

  test('spend their calls on the conforming mock, and what they say of it is told apart from a kill', async () => {
    const options = { seed, most, alarms: new Set<string>() }
    const conforming = await tryBaseline(ground, undefined, attemptsOf(baseline), options)
    expect(conforming.kill).toBeUndefined()
    expect(conforming.spent.calls).toBeGreaterThanOrEqual(most)
    expect(conforming.spent.creates).toBeGreaterThan(0)
    expect(conforming.alarms.size).toBeLessThan(most / 20)
  })

  test('find a reply that lacks a field', async () => {
    const attempts = attemptsOf(baseline)
    const { alarms } = await tryBaseline(ground, undefined, attempts, { seed, most, alarms: new Set() })
    const mutant = mutantNamed('/CreateBook/response.id:absent')
    const { kill } = await tryBaseline(ground, mutant, attempts, { seed, most, alarms })
    expect(kill?.calls).toBeLessThan(most)
  })
})

test('schema atoms find a maximum that is one too many', async () => {
  const options = { seed, most: 500, alarms: new Set<string>() }
  const { kill } = await tryBaseline(
    ground,
    mutantNamed('/CreateBook/title.length.max:one-more'),
    attemptsOf(schemaAtoms),
    options,
  )
  expect(kill).toBeDefined()
})
