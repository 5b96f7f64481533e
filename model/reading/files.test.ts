import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { loadBytes } from './files.ts'

const folder = await mkdtemp(join(tmpdir(), 'files-'))
afterAll(() => rm(folder, { recursive: true }))

test('reads a file up to the limit and tells one that is larger', async () => {
  const file = join(folder, 'a.txt')
  await writeFile(file, '1234')
  expect(await loadBytes(file, 'x', 4)).toEqual({ bytes: Buffer.from('1234') })
  expect(await loadBytes(file, 'x', 3)).toMatchObject({ problem: { code: 'x/too-large', at: { file, line: 1 } } })
})

test.skipIf(process.platform === 'win32')('waits for no pipe and reads no device', { timeout: 5000 }, async () => {
  const pipe = join(folder, 'pipe')
  await promisify(execFile)('mkfifo', [pipe])
  for (const file of [pipe, '/dev/zero', folder])
    expect(await loadBytes(file, 'x', 9)).toMatchObject({
      problem: { code: 'x/unreadable', message: `cannot read ${file}: it is no plain file` },
    })
})
