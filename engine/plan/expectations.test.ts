import { expect, test } from 'vitest'
import { clausesOf } from '../../model/clauses/derive.ts'
import { protocolNamed } from '../../protocols/index.ts'
import { idOf, spec } from '../blame/evidence.sample.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import { expectationsFor } from './expectations.ts'

const protocol = protocolNamed(spec.protocol)
const operation = operationNamed(spec, 'CreateBook')
if (protocol === undefined || operation === undefined) throw new Error('the example is not whole')
const clauses = clausesOf(spec, protocol)
const { accepted, refused } = expectationsFor(spec, clauses)

test('an accepted call is evidence for its status, each of its fields, and what any reply can break', () => {
  const kinds = accepted(operation)
  expect(kinds[0]).toEqual({ kind: 'accepted', clause: idOf('success'), status: 201 })
  const fields = clauses.filter(({ operation: of, kind }) => of === 'CreateBook' && kind === 'response')
  expect(fields.length).toBeGreaterThan(5)
  expect(kinds.filter(({ kind }) => kind === 'field').map(({ clause }) => clause)).toEqual(fields.map(({ id }) => id))
  expect(kinds).toContainEqual({
    kind: 'common',
    clause: `${spec.service}/common/content-type`,
    promise: 'content-type',
  })
  expect(kinds.some((expectation) => expectation.kind === 'common' && expectation.promise === 'envelope')).toBe(false)
})

test('a refused call is evidence for its clause, the errors that may answer it, and the envelope', () => {
  const found = refused(operation, idOf('title.required'), ['missing', 'token_unknown'])
  expect(found.slice(0, 3)).toEqual([
    { kind: 'refused', clause: idOf('title.required'), errors: ['missing', 'token_unknown'] },
    { kind: 'error', clause: idOf('error.missing'), error: 'missing' },
    { kind: 'error', clause: `${spec.service}/common/error.token_unknown`, error: 'token_unknown' },
  ])
  expect(found).toContainEqual({ kind: 'common', clause: `${spec.service}/common/envelope`, promise: 'envelope' })
})

test('clauses that were not selected are left out, but for the status of success', () => {
  const few = expectationsFor(
    spec,
    clauses.filter(({ id }) => id === idOf('title.required')),
  )
  expect(few.accepted(operation)).toEqual([{ kind: 'accepted', clause: idOf('success'), status: 201 }])
  expect(few.refused(operation, idOf('title.required'), ['missing']).map(({ kind }) => kind)).toEqual(['refused'])
})
