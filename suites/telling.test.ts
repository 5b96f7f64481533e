import { expect, test } from 'vitest'
import { clauseOf, failOf, idOf } from '../reports/fixtures/clause.ts'
import { serviceOf } from '../reports/fixtures/service.ts'
import { tellVerdict } from './telling.ts'

const file = 'results/example/run.json'
const tell = (change: Parameters<typeof clauseOf>[1]) =>
  tellVerdict(serviceOf([clauseOf('MakeGroup/name.length.max', change)]), idOf('MakeGroup/name.length.max'), file)

test('a pass is green', () => {
  expect(tell({})).toEqual({ kind: 'green' })
})

test('an untested clause is skipped, and says why on one line', () => {
  expect(tell({ verdict: { kind: 'untested', because: 'It needs\u001b[31m\nmore.' } })).toEqual({
    kind: 'skip',
    because: 'It needs\\u001b[31m\\nmore.',
  })
})

test('an inconclusive clause is red', () => {
  expect(tell({ verdict: { kind: 'inconclusive', because: 'no answer' } })).toEqual({
    kind: 'red',
    because: 'could not tell: no answer',
  })
})

test('a broken clause is red with what was sent, what came back and how to see it again', () => {
  const told = tell({ verdict: failOf('MakeGroup/name.length.max', { input: { name: 'aaaaa' } }) })
  expect(told).toMatchObject({ kind: 'red' })
  const text = told.kind === 'red' ? told.because : ''
  expect(text).toContain('FAIL  example-groups/MakeGroup/name.length.max  MUST')
  expect(text).toContain('expected  refused with NameInvalid')
  expect(text).toContain('actual    accepted with status 200')
  expect(text).toContain('{"name":"aaaaa"}')
  expect(text).toContain(`assay replay ${file} example-groups/MakeGroup/name.length.max`)
})

test('a clause that the run does not know is red', () => {
  expect(tellVerdict(serviceOf([]), idOf('MakeGroup/success'), file)).toMatchObject({ kind: 'red' })
})
