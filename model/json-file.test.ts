import { describe, expect, it } from 'vitest'
import { isObject } from './json.ts'
import { readJsonBytes, type JsonForm } from './json-file.ts'

type Waiver = { readonly clause: string }

const form: JsonForm<Waiver> = {
  area: 'waiver',
  maxBytes: 1000,
  is: (value): value is Waiver => isObject(value) && typeof value['clause'] === 'string',
  faults: () => [{ code: 'wrong-type', pointer: '/a~1b/1/clause', on: 'value', message: '`clause` must be text' }],
}

function read(text: string | Uint8Array) {
  return readJsonBytes(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'w.json', form)
}

/** A text with « before the place that the problem must name. */
function readMarked(marked: string) {
  const before = marked.slice(0, marked.indexOf('«')).split('\n')
  const place = { file: 'w.json', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  return { place, problems: read(marked.replace('«', '')).problems }
}

describe('a JSON file', () => {
  it('is given when it has the form', () => {
    expect(read('{"clause": "a"}')).toEqual({ value: { clause: 'a' }, problems: [] })
  })

  it.each([
    ['«', 'the file is empty'],
    ['  \n «', 'the file is empty'],
    ['{\n  «clause: 1}', 'a key in double quotes'],
    ['{"a" «1}', 'a colon'],
    ['{"a": 1«', 'a comma or `}`'],
    ['[1, «]', 'a value is expected'],
    ['[1 «2]', 'a comma or `]`'],
    ['{"a": «nul}', 'no value of JSON'],
    ['[«01]', 'no value of JSON'],
    ['{"a": «"b}', 'no closing quote'],
    ['{"a": «"\\x"}', 'unknown escape'],
    ['{} «{}', 'something follows'],
    [`${'['.repeat(200)}«${'['.repeat(100_000)}`, 'deeper than 200'],
    [`${'{"a":'.repeat(200)}«{"a":1${'}'.repeat(201)}`, 'deeper than 200'],
  ])('tells where it is no JSON (%#)', (marked, message) => {
    const { place, problems } = readMarked(marked)
    expect(problems).toMatchObject([{ code: 'waiver/json-syntax', at: place }])
    expect(problems[0]?.message).toContain(message)
  })

  it('puts a fault where its pointer leads', () => {
    const { problems } = read('{\n  "a/b": [\n    {}, {"clause": 17}]}')
    expect(problems).toEqual([
      {
        code: 'waiver/wrong-type',
        message: '`clause` must be text',
        at: { file: 'w.json', line: 3, column: 20, length: 2 },
      },
    ])
  })

  it('of a newer version is not judged', () => {
    expect(read('{ "assay": 2 }').problems).toMatchObject([
      { code: 'waiver/newer-version', at: { line: 1, column: 12, length: 1 }, hint: 'update Assay' },
    ])
  })

  it('that is no UTF-8 says so', () => {
    expect(read(Uint8Array.from([0x7b, 0xff, 0x7d])).problems).toMatchObject([
      { code: 'waiver/encoding', at: { line: 1, column: 2 } },
    ])
  })

  it('keeps `__proto__` an ordinary key', () => {
    const { value } = read('{"clause": "a", "__proto__": {"polluted": true}}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value).not.toHaveProperty('polluted')
  })
})
