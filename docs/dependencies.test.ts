import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

type Package = {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly license?: string
  readonly scripts?: Readonly<Record<string, string>>
}

async function packageAt(folder: string): Promise<Package> {
  const read: Package = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'))
  return read
}

const own = await packageAt('.')
const rows = (await readFile(join(import.meta.dirname, 'dependencies.md'), 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map((cells) => ({ name: cells[1] ?? '', version: cells[2] ?? '', licence: cells.at(-2) ?? '' }))

test('each dependency is told, with its exact version, and nothing else is', () => {
  const declared = { ...own.dependencies, ...own.devDependencies }
  expect(Object.keys(declared).length).toBeGreaterThan(30)
  expect(Object.fromEntries(rows.map(({ name, version }) => [name, version]))).toEqual(declared)
})

test.each(rows)('$name is under the licence that is told', async ({ name, licence }) => {
  expect((await packageAt(`node_modules/${name}`)).license).toBe(licence)
})

test.each(Object.keys(own.dependencies ?? {}))('%s runs no script when it is installed', async (name) => {
  const { scripts = {} } = await packageAt(`node_modules/${name}`)
  expect(Object.keys(scripts).filter((script) => /^(pre|post)?install$/.test(script))).toEqual([])
})
