/** For the test of chaos: a mock in this process with things of others in it, and its credentials for a child. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSpec } from '../model/spec-file.ts'
import { startMock } from '../mock/server.ts'
import type { Store } from '../mock/store.ts'
import { environmentOf, mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'
import { root } from './built.sample.ts'

export type Account = {
  readonly folder: string
  /** A copy of the spec in which writes show at once, as they do in the mock. */
  readonly spec: string
  readonly service: string
  readonly url: string
  readonly env: Readonly<Record<string, string>>
  /** What the mock holds, those of others apart. */
  readonly ours: () => readonly string[]
  readonly foreign: () => readonly string[]
  /** How many calls it has seen. */
  readonly calls: () => number
  close(): Promise<void>
}

export async function openAccount(name: string): Promise<Account> {
  const folder = await mkdtemp(join(tmpdir(), 'account-'))
  const file = join(folder, `${name}.yaml`)
  await cp(join(root, 'specs/common'), join(folder, 'common'), { recursive: true })
  await writeFile(
    file,
    (await readFile(join(root, `specs/${name}.yaml`), 'utf8')).replace(
      /visible: \{ within: \d+ \}/,
      'visible: { within: 0 }',
    ),
  )
  const { spec, problems } = await readSpec(file)
  if (spec === undefined) throw new Error(JSON.stringify(problems))
  const mock = await startMock([spec], { keyring: mockKeyring(), protocols, foreign: 3 })
  const store: Store | undefined = mock.stores[name]
  if (store === undefined) throw new Error('no store')
  const held = (foreign: boolean): readonly string[] =>
    store
      .live()
      .filter((one) => one.foreign === foreign)
      .map((one) => JSON.stringify([one.id, one.input]))
  return {
    folder,
    spec: file,
    service: name,
    url: mock.url(name),
    env: environmentOf(
      mockKeyring(),
      spec.authentication.map(({ scheme }) => scheme),
    ),
    ours: () => held(false),
    foreign: () => held(true),
    calls: () => mock.counters[name]?.total ?? 0,
    async close() {
      await mock.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
