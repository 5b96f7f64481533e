/** The strategies, in the order in which tables and pictures show them. */
import type { Baseline } from './attempt.ts'
import { exampleMutations } from './example-mutations.ts'
import { randomStrings } from './random-strings.ts'
import { schemaAtoms } from './schema-atoms.ts'

export const assay = 'Assay'

export const baselines: readonly Baseline[] = [schemaAtoms, exampleMutations, randomStrings]

export const strategies: readonly string[] = [assay, ...baselines.map(({ name }) => name)]
