/** One strategy against one mutant: the mock that counts, and what it counted. */
import type { Mutant } from '../../mock/mutants/mutant.ts'
import { startMock } from '../../mock/server.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { protocols } from '../../protocols/index.ts'
import type { Ground } from './ground.ts'

/** Calls that arrived at the mock, and creates that it accepted. */
export type Spent = { readonly calls: number; readonly creates: number }

export type Trial = {
  /** At the first difference from the conforming mock; absent when there was none. */
  readonly kill?: Spent
  /** Assay alone: at the first fail, which it has seen again by then. */
  readonly fail?: Spent
  /** At the end. */
  readonly spent: Spent
}

export type Watched = { readonly url: string; spent(): Spent; close(): Promise<void> }

/** Starts the mock of a service; without a mutant, the conforming one. */
export async function watch({ spec }: Ground, mutant: Mutant | undefined): Promise<Watched> {
  const mock = await startMock([spec], {
    keyring: mockKeyring(),
    protocols,
    ...(mutant === undefined ? {} : { mutant }),
  })
  const counters = mock.counters[spec.service]
  return {
    url: mock.url(spec.service),
    spent: () => ({ calls: counters?.total ?? 0, creates: counters?.creates ?? 0 }),
    close: () => mock.close(),
  }
}
