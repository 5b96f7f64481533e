import { once } from 'node:events'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeFileSafely } from './written-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-write-'))
})
afterAll(() => rm(folder, { recursive: true }))

function failing(code: string): () => Promise<void> {
  return () => Promise.reject(Object.assign(new Error('no'), { code }))
}

it('makes folders, replaces the file whole and leaves nothing beside it', async () => {
  const file = join(folder, 'a', 'b', 'run.json')
  expect(await writeFileSafely(file, 'one')).toBeUndefined()
  expect(await writeFileSafely(file, 'two')).toBeUndefined()
  expect(await readFile(file, 'utf8')).toBe('two')
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['run.json'])
})

it.each([
  ['ENOSPC', 'file/no-space', 'the disk is full'],
  ['EACCES', 'file/unwritable', 'no permission to write there'],
  ['EROFS', 'file/unwritable', 'the file system is read-only'],
])('says plainly why it could not: %s', async (code, slug, reason) => {
  const file = join(folder, 'kept.json')
  await writeFile(file, 'old')
  const problem = await writeFileSafely(file, 'new', failing(code))
  expect(problem).toEqual({ code: slug, at: { file, line: 1, column: 1 }, message: `cannot write ${file}: ${reason}` })
  expect(await readFile(file, 'utf8')).toBe('old')
})

it('replaces no folder and nothing else that is no plain file', async () => {
  await mkdir(join(folder, 'taken'))
  expect((await writeFileSafely(join(folder, 'taken'), 'x'))?.message).toContain('it is no plain file')
  const socket = join(folder, 's')
  const server = createServer().listen(socket)
  await once(server, 'listening')
  expect((await writeFileSafely(socket, 'x'))?.message).toContain('it is no plain file')
  expect((await stat(socket)).isSocket()).toBe(true)
  server.close()
})

it('replaces a link and leaves alone what it leads to', async () => {
  const elsewhere = join(folder, 'elsewhere.txt')
  await writeFile(elsewhere, 'precious')
  for (const [name, to] of [
    ['link.json', elsewhere],
    ['dangling.json', join(folder, 'nowhere')],
  ] as const) {
    await symlink(to, join(folder, name))
    expect(await writeFileSafely(join(folder, name), 'new')).toBeUndefined()
    expect((await lstat(join(folder, name))).isFile()).toBe(true)
  }
  expect(await readFile(elsewhere, 'utf8')).toBe('precious')
  await expect(stat(join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
})

it('keeps the mode of the file that it replaces', async () => {
  const file = join(folder, 'private.json')
  await writeFile(file, 'old')
  await chmod(file, 0o600)
  expect(await writeFileSafely(file, 'new')).toBeUndefined()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('says that a part of the path is no folder', async () => {
  await writeFile(join(folder, 'plain'), '')
  expect((await writeFileSafely(join(folder, 'plain', 'run.json'), 'x'))?.message).toContain(
    'a part of its path is no folder',
  )
})
