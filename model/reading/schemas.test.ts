import { expect, it } from 'vitest'
import { isObject, type Json } from '../json.ts'
import { schemaOf, validatorOf } from './schemas.ts'

type Found = { readonly path: string; readonly schema: { readonly [key: string]: Json } }

/** Every schema that describes a key, a definition, or the items of a list. */
function described(schema: Json | undefined, path: string): readonly Found[] {
  if (!isObject(schema)) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    const inner = isObject(value) && (key === 'properties' || key === '$defs') ? Object.entries(value) : []
    const own = inner.flatMap(([name, child]) => (isObject(child) ? [{ path: `${path}/${name}`, schema: child }] : []))
    return [
      ...own,
      ...inner.flatMap(([name, child]) => described(child, `${path}/${name}`)),
      ...(inner.length > 0 ? [] : described(value, `${path}/${key}`)),
    ]
  })
}

it.each(['spec', 'run'] as const)('the schema of a %s compiles in strict mode and describes every key', (name) => {
  expect(validatorOf(name)).toBeTypeOf('function')
  const found = described(schemaOf(name), '')
  expect(found.length).toBeGreaterThan(50)
  const silent = found.filter(({ schema }) => !('description' in schema) && !('$ref' in schema) && !('const' in schema))
  expect(silent.map(({ path }) => path)).toEqual([])
})

it('is closed: every map of a spec names its keys or the form of its values', () => {
  const open = described(schemaOf('spec'), '').filter(
    ({ schema }) => schema['type'] === 'object' && !('additionalProperties' in schema),
  )
  expect(open.map(({ path }) => path)).toEqual(['/attempt/extra'])
})
