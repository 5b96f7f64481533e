import { expect, test } from 'vitest'
import { spec } from '../blame/evidence.sample.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import { workingOn } from './working-on.ts'

const input = { shelf: { $setting: 'ShelfId' }, ids: [{ $live: 'id', of: 'fixture' }], title: 'x' }

test.each([
  ['ShowBook', 'accept', 'fixture'],
  ['ShowBook', 'refuse', 'fixture'],
  ['UpdateBook', 'accept', 'spare'],
  ['UpdateBook', 'refuse', 'spare'],
  ['DeleteBook', 'accept', 'own'],
  ['DeleteBook', 'refuse', 'fixture'],
] as const)('%s, meant to %s, works on the %s', (name, purpose, which) => {
  const operation = operationNamed(spec, name)
  if (operation === undefined) throw new Error(`no ${name}`)
  expect(workingOn(spec, operation, purpose)(input)).toEqual({ ...input, ids: [{ $live: 'id', of: which }] })
})
