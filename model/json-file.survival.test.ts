import { expect, it } from 'vitest'
import { readJsonBytes } from './json-file.ts'
import { troubles, type Reader } from './reading/survival.sample.ts'
import { runForm } from './run-file.ts'
import { sampleRun } from './run.sample.ts'
import { readYamlBytes } from './yaml-file.ts'

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

const asJson: Reader = (content) => Promise.resolve(readJsonBytes(bytesOf(content), 'run.json', runForm))
const asYaml: Reader = (content) => Promise.resolve(readYamlBytes(bytesOf(content), 'run.yaml', runForm))
const text = JSON.stringify({ ...sampleRun, services: [] }, null, 2)

it.each([
  ['JSON', asJson, text, 3000],
  ['JSON', asJson, JSON.stringify(sampleRun, null, 2), 300],
  ['YAML', asYaml, text, 500],
])('damaged runs in %s are read or have problems', { timeout: 120_000 }, async (_, read, whole, copies) => {
  expect((await read(whole)).problems).toEqual([])
  expect(await troubles(read, whole, copies)).toEqual([])
})
