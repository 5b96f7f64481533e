import { expect, it } from 'vitest'
import type { JsonForm } from './json-file.ts'
import { isObject } from './json.ts'
import { readYamlBytes, readYamlFile } from './yaml-file.ts'

const form: JsonForm<{ readonly clause: string }> = {
  area: 'waiver',
  maxBytes: 1000,
  is: (value): value is { readonly clause: string } => isObject(value) && typeof value['clause'] === 'string',
  faults: () => [{ code: 'wrong-type', pointer: '/clause', on: 'value', message: '`clause` must be text' }],
}

function read(text: string) {
  return readYamlBytes(new TextEncoder().encode(text), 'w.yaml', form)
}

it('gives the value with its nodes', () => {
  const reading = read('assay: 1\nclause: a/b/c\n')
  expect(reading).toMatchObject({ value: { assay: 1, clause: 'a/b/c' }, problems: [] })
  expect('root' in reading && reading.root.entries.get('clause')?.at).toEqual({
    file: 'w.yaml',
    line: 2,
    column: 9,
    length: 5,
  })
})

it('tells each problem at its place', () => {
  expect(read('assay: 1\nclause: 17\n').problems).toMatchObject([
    { code: 'waiver/wrong-type', at: { line: 2, column: 9, length: 2 } },
  ])
  expect(read('assay: 3\n').problems).toMatchObject([{ code: 'waiver/newer-version', at: { line: 1, column: 8 } }])
  expect(read('').problems).toMatchObject([{ code: 'waiver/empty' }])
  expect(read('clause: a\nclause: b\n').problems).toMatchObject([{ code: 'waiver/duplicate-key', at: { line: 2 } }])
})

it('tells that there is no file', async () => {
  expect((await readYamlFile('no/such.yaml', form)).problems).toMatchObject([{ code: 'waiver/not-found' }])
})
