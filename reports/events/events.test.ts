import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, describe, expect, it } from 'vitest'
import { eventsOf } from '../fixtures/events.ts'
import { EVERYTHING } from '../fixtures/everything.ts'
import { eventLine, openEventFile } from './events.ts'

const schema = JSON.parse(await readFile(new URL('../schemas/event.schema.json', import.meta.url), 'utf8'))
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false })
formats.default(ajv)
const validate = ajv.compile(schema)
const folder = await mkdtemp(join(tmpdir(), 'assay-events-'))
afterAll(() => rm(folder, { recursive: true }))

describe('eventLine', () => {
  it('is one valid line of printable characters for every event, and reads back as the event', () => {
    for (const event of eventsOf(EVERYTHING)) {
      const line = eventLine(event)
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u)
      expect(JSON.parse(line)).toEqual({ assay: 1, ...JSON.parse(JSON.stringify(event)) })
      expect(validate(JSON.parse(line)), ajv.errorsText(validate.errors)).toBe(true)
    }
  })

  it('is held against a schema that can refuse', () => {
    expect(validate({ assay: 1, kind: 'phase', service: 's', phase: 'lunch' })).toBe(false)
    expect(validate({ assay: 2, kind: 'phase', service: 's', phase: 'judge' })).toBe(false)
  })
})

describe('openEventFile', () => {
  it('has each event in the file before the next one comes', async () => {
    const path = join(folder, 'deep', 'events.ndjson')
    const file = openEventFile(path)
    if ('problem' in file) throw new Error(file.problem.message)
    const events = eventsOf(EVERYTHING)
    for (const [index, event] of events.entries()) {
      file.listen(event)
      const lines = (await readFile(path, 'utf8')).split('\n')
      expect(lines).toHaveLength(index + 2)
    }
    expect(file.close()).toBeUndefined()
    expect(events.length).toBeGreaterThan(10)
  })
  it('replaces a link and leaves alone what it leads to', async () => {
    const [elsewhere, path] = [join(folder, 'elsewhere.txt'), join(folder, 'link.ndjson')]
    await writeFile(elsewhere, 'precious')
    await symlink(elsewhere, path)
    const file = openEventFile(path)
    if ('problem' in file) throw new Error(file.problem.message)
    for (const event of eventsOf(EVERYTHING)) file.listen(event)
    expect(file.close()).toBeUndefined()
    expect(await readFile(elsewhere, 'utf8')).toBe('precious')
  })

  it('goes on where there is no room, and says so in the end', () => {
    const path = join(folder, 'full.ndjson')
    const file = openEventFile(path, () => {
      throw Object.assign(new Error('no'), { code: 'ENOSPC' })
    })
    if ('problem' in file) throw new Error(file.problem.message)
    for (const event of eventsOf(EVERYTHING)) file.listen(event)
    expect(file.close()).toMatchObject({ code: 'file/no-space', message: expect.stringContaining('the disk is full') })
  })

  it('says why it cannot be opened', () => {
    const file = openEventFile(folder)
    expect(file).toMatchObject({ problem: { code: 'file/unwritable', message: expect.stringContaining('a folder') } })
  })
})
