import { describe, expect, it } from 'vitest'
import { planted, readText } from './spec.sample.ts'

/** code, what is replaced, by what («» is what must be underlined), a part of the hint. */
const mistakes: readonly (readonly [code: string, find: string, by: string, hint: string])[] = [
  ['unknown-key', 'title: Pet store', 'title: Pet store\n«tilte»: Pets', 'did you mean `title`?'],
  ['unknown-key', 'status: 201', 'status: 201\n      «stauts»: 201', 'did you mean `status`?'],
  ['unknown-constraint', 'length: { min: 3, max: 12 }', '«lenght»: { min: 3 }', 'did you mean `length`?'],
  ['unknown-constraint', 'prefix: [p-, P-]', '«pattern»: ^p-', 'known here: '],
  ['wrong-type', 'required: true\n        refused', 'required: «"yes"»\n        refused', ''],
  ['wrong-type', 'min: 3, max: 12', 'min: «"3"», max: 12', 'take away the quotes'],
  ['wrong-type', 'title: Guide to pets', 'title: «2020»', 'put it in quotes'],
  ['wrong-type', 'errors:\n  unauth', 'errors: «none»\nopen:\n  unauth', ''],
  ['missing-key', 'assay: 1\nservice', 'service', 'What a vendor'],
  ['missing-key', '  guide:\n    title: Guide to pets', '  «guide»:', ''],
  ['missing-key', 'age: { type: integer, range: { min: 0, max: 40 }, nullable: true', '«age»: { nullable: true', ''],
  ['wrong-form', 'service: pets', 'service: «my pets»', 'Letters, digits and hyphens'],
  ['wrong-form', 'cite: guide#limits/quota }\n\nenv', 'cite: «guide/quota» }\n\nenv', '`source#section/row`'],
  [
    'wrong-form',
    '  CreatePet:\n    method: POST',
    '  «CreatePet»:\n    method: POST\n    methods: [POST]',
    'method, methods',
  ],
  [
    'wrong-form',
    'try: { insert: [é, ü], into: pet.name }',
    '«try»: { insert: [é, ü], set: { pet.name: [a] } }',
    'insert, set',
  ],
  ['missing-key', 'try: { insert: [é, ü], into: pet.name }', '«try»: { set: { pet.name: [a] }, at: end }', 'insert'],
  ['bad-name', '  CreatePet:\n', '  «create pet»:\n', 'beginning with a letter'],
  ['bad-name', '  ListPets:\n', '  «common»:\n', '`common` is taken'],
  ['out-of-range', 'status: 201', 'status: «99»', 'Status code'],
  ['out-of-range', 'calls: 10', 'calls: «0»', 'How many calls'],
  ['duplicate', 'methods: [GET, HEAD]', 'methods: [GET, «GET»]', ''],
  ['unknown-protocol', 'protocol: rest-json', 'protocol: «rest-jsn»', 'did you mean `rest-json`?'],
  ['unknown-scheme', 'authentication: [bearer,', 'authentication: [«bearr»,', 'did you mean `bearer`?'],
  ['unknown-trigger', 'when: duplicate', 'when: «dupliacte»', 'did you mean `duplicate`?'],
  ['unknown-promise', 'promise: request-id.fresh', 'promise: «cookies»', 'it is one of'],
  ['unknown-state-promise', '    listed: { cite', '    «lsited»: { cite', 'did you mean `listed`?'],
  ['unknown-format', 'format: hex-32', 'format: «hex32»', 'did you mean `hex-32`?'],
  ['unknown-level', 'level: should', 'level: «shuold»', 'did you mean `should`?'],
  ['unknown-place', 'in: header', 'in: «headr»', 'did you mean `header`?'],
  [
    'unknown-parameter-type',
    'age: { type: integer, range: { min: 0',
    'age: { type: «interger», range: { min: 0',
    'did you mean `integer`?',
  ],
  ['unknown-field-type', 'total: { type: integer }', 'total: { type: «long» }', 'it is one of'],
  ['unknown-method', 'method: GET\n    path: /pets/{id}', 'method: «FETCH»\n    path: /pets/{id}', ''],
  ['unknown-origin', 'from: reply', 'from: «answer»', '`input`, `reply`'],
  ['unknown-reference', 'refers: id', 'refers: «ids»', 'did you mean `id`?'],
  ['unknown-scope', 'when: invalid\n', 'when: invalid\n    each: «service-wide»\n', '`operation`, `service`'],
  ['unknown-period', 'per: minute', 'per: «minutes»', 'did you mean `minute`?'],
  ['unknown-plain-attempt', 'try: other-case', 'try: «other-cas»', 'did you mean `other-case`?'],
  [
    'unknown-constraint',
    'length.max: [guide#limits/quota], unique',
    '«length.mxa»: [guide#limits/quota], unique',
    'did you mean',
  ],
]

describe('the shape of a spec', () => {
  it.each(mistakes)('tells %s at its place (%#)', async (code, find, by, hint) => {
    const { text, at } =
      code === 'missing-key' && find.startsWith('assay') ? wholeFile(find, by) : planted({ find, by })
    const { spec, problems } = await readText(text)
    expect(spec).toBeUndefined()
    expect(problems.map((problem) => ({ code: problem.code, at: problem.at }))).toContainEqual({
      code: `spec/${code}`,
      at,
    })
    expect(problems.find((problem) => problem.code === `spec/${code}`)?.hint ?? '').toContain(hint)
  })
})

/** What the whole file lacks is told at its beginning. */
function wholeFile(find: string, by: string): ReturnType<typeof planted> {
  const { text } = planted({ find, by: `«»${by}` })
  return { text, at: { file: 'pets.yaml', line: 2, column: 1, length: 'service: pets'.length } }
}
