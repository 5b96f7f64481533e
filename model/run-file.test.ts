import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRun } from './run-file.ts'
import { sampleRun } from './run.sample.ts'

describe('a run file', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-run-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function read(text: string) {
    const file = join(folder, 'run.json')
    await writeFile(file, text)
    return readRun(file)
  }

  it('is read whole', async () => {
    expect(await read(JSON.stringify(sampleRun, null, 2))).toEqual({ run: sampleRun, problems: [] })
  })

  it.each([
    ['"seed": 7', '"seed": "7"', 'run/wrong-type'],
    ['"interrupted": false,', '', 'run/missing-key'],
    ['"interrupted": false', '"interupted": false', 'run/unknown-key'],
    ['"level": "must"', '"level": "shall"', 'run/unknown-level'],
    ['"kind": "fail"', '"kind": "failed"', 'run/wrong-form'],
    ['"assay": 1', '"assay": 2', 'run/newer-version'],
    ['"assay": 1', '"assay": 0', 'run/unknown-value'],
    ['"services": [', '"services": [,', 'run/json-syntax'],
  ])('with %j as %j is refused', async (find, by, code) => {
    const text = JSON.stringify(sampleRun, null, 2)
    expect(text).toContain(find)
    const { run: value, problems } = await read(text.replace(find, by))
    expect(value).toBeUndefined()
    expect(problems.map((problem) => problem.code)).toContain(code)
    const lines = text.split('\n').length
    for (const { at } of problems) expect(at.line).toBeLessThanOrEqual(lines)
  })

  it('that is not there is a problem', async () => {
    expect((await readRun(join(folder, 'none.json'))).problems).toMatchObject([{ code: 'run/not-found' }])
  })
})
