import { describe, expect, it } from 'vitest'
import { planted, readText } from '../spec.sample.ts'

/** code, what is replaced, by what («» is what must be underlined), a part of the hint. */
const mistakes: readonly (readonly [code: string, find: string, by: string, hint: string])[] = [
  [
    'unknown-source',
    'cite: guide#limits/quota }\n\nenv',
    'cite: «giude#limits/quota» }\n\nenv',
    'did you mean `guide`?',
  ],
  [
    'unknown-section',
    'cite: guide#limits/quota }\n\nenv',
    'cite: «guide#limit/quota» }\n\nenv',
    'did you mean `limits`?',
  ],
  ['unknown-row', 'cite: guide#limits/quota }\n\nenv', 'cite: «guide#limits/qouta» }\n\nenv', 'did you mean `quota`?'],
  ['unknown-row', 'length.max: [guide#limits/quota]', 'length.max: [«guide#limits/length»]', ''],
  ['unknown-row', 'rows: guide#create/owner', 'rows: «guide#create/owners»', 'did you mean `owner`?'],
  [
    'unknown-source',
    'says: 20 characters., cite: guide#limits/quota',
    'says: 20 characters., cite: «rules#limits/quota»',
    '',
  ],
  [
    'uncited',
    'unauthorized: { status: 401, code: null, when: no-credentials, cite: guide#create/success }',
    '«unauthorized»: { status: 401, code: null, when: no-credentials }',
    'add `cite',
  ],
  ['unknown-error', 'refused: "bad-{parameter}"', 'refused: [«bad-parameter»]', 'did you mean `bad-{parameter}`?'],
  ['unknown-error', 'absent: unauthorized', 'absent: «unautorized»', 'did you mean `unauthorized`?'],
  ['unknown-error', 'answers: [accept, taken]', 'answers: [accept, «token»]', 'did you mean `taken`?'],
  ['unknown-error', 'answers: [accept, taken]', 'answers: [«acept», taken]', 'did you mean `accept`?'],
  ['unknown-parameter', 'when: { unknown: pet.kind }', 'when: { unknown: «pet.knid» }', 'did you mean `pet.kind`?'],
  ['unknown-parameter', 'into: pet.name', 'into: «name»', ''],
  [
    'unknown-parameter',
    'try: { insert: [é, ü], into: pet.name }',
    'try: { omit: «pet.nmae» }',
    'did you mean `pet.name`?',
  ],
  [
    'unknown-parameter',
    'try: { insert: [é, ü], into: pet.name }',
    'try: { set: { «pet.nmae»: [a] } }',
    'did you mean `pet.name`?',
  ],
  ['unknown-parameter', 'echo: pet.name', 'echo: «pet.nam»', 'did you mean `pet.name`?'],
  ['unknown-parameter', 'path: /pets/{id}', 'path: «"/pets/{id}/{shop}"»', ''],
  [
    'unknown-parameter',
    'id: { type: string, required: true, refers: id }',
    'id: { type: string }\n      «shop»: { in: path, type: string }',
    '',
  ],
  [
    'unknown-field',
    '"https://{Region}.pets.example.com/{id}"',
    '«"https://{Region}.pets.example.com/{ids}"»',
    'did you mean `id`?',
  ],
  [
    'unknown-setting',
    'endpoint: https://{Region}.pets.example.com/api',
    'endpoint: «https://{Regoin}.pets.example.com/api»',
    'did you mean `Region`?',
  ],
  ['unknown-setting', 'setting: Shop', 'setting: «Shap»', 'did you mean `Shop`?'],
  [
    'unknown-setting',
    'type: string, first: [letter]',
    'type: string, setting: «Shoop», first: [letter]',
    'did you mean `Shop`?',
  ],
  [
    'wrong-form',
    'endpoint: https://{Region}.pets.example.com/api',
    'endpoint: «ftp://pets.example.com»',
    'for example',
  ],
  [
    'wrong-form',
    'endpoint: https://{Region}.pets.example.com/api',
    'endpoint: «https://me:secret@pets.example.com»',
    'for example',
  ],
  ['unknown-operation', 'list: ListPets', 'list: «ListPet»', 'did you mean `ListPets`?'],
  [
    'unknown-operation',
    'about: CreatePet/pet.name.length.max',
    'about: «CreatPet/pet.name.length.max»',
    'did you mean `CreatePet`?',
  ],
  ['unknown-parameter', '  name: pet.name', '  name: «pet.title»', ''],
  ['unknown-field', 'path: pet.id', 'path: «pet.ident»', ''],
  ['unknown-field', 'items: pets\n', 'items: «pet»\n', 'did you mean `pets`?'],
  ['unknown-parameter', 'filter: { parameter: name', 'filter: { parameter: «nmae»', 'did you mean `name`?'],
  ['unknown-parameter', 'size: size', 'size: «siz»', 'did you mean `size`?'],
  ['unknown-field', 'total: total', 'total: «totals»', 'did you mean `total`?'],
  ['unknown-field', 'shown: pet', 'shown: «pets»', 'did you mean `pet`?'],
  ['unknown-parameter', 'pet.kind: kind }', '«kind»: kind }', ''],
  ['unknown-field', 'pet.kind: kind }', 'pet.kind: «knid» }', 'did you mean `kind`?'],
  [
    'missing-key',
    'resource:\n  create: CreatePet\n  list: ListPets\n  show: ShowPet\n  name: pet.name\n  id: { from: reply, path: pet.id }\n  items: pets',
    '«resource»:\n  create: CreatePet\n  list: ListPets\n  show: ShowPet\n  name: pet.name\n  id: { from: reply, path: pet.id }',
    'path of the list',
  ],
  [
    'missing-key',
    'broken: { status: 500, when: never-on-demand, because: No request provokes it. }',
    '«broken»: { status: 500, when: never-on-demand }',
    'why no request',
  ],
  ['missing-key', '{ scheme: api-key, header: X-API-Key }', '«api-key»', 'X-API-Key'],
  [
    'missing-key',
    '- { promise: authentication.scheme, scheme: bearer, statement: A token is accepted., level: should, cite: guide#create/success }',
    '- «{ promise: authentication.scheme, statement: A token., cite: guide#create/success }»',
    '',
  ],
  ['missing-key', '  ShowPet:\n    method: GET\n    path: /pets/{id}', '  «ShowPet»:\n    method: GET', 'for example'],
  [
    'unknown-scheme',
    'authentication.scheme, scheme: bearer,',
    'authentication.scheme, scheme: «basic»,',
    'declared: `bearer`, `api-key`',
  ],
  [
    'unknown-placeholder',
    'message: The name is taken.',
    'message: «"{paramter} is taken."»',
    'did you mean `{parameter}`?',
  ],
  [
    'duplicate',
    '/error/text, fields: { /error/code: string } }',
    '/error/text, fields: {} }\n  - { name: «plain», fields: {} }',
    '',
  ],
  ['duplicate', 'authentication: [bearer,', 'authentication: [bearer, «bearer»,', ''],
  ['duplicate', 'rows: [success, page, shop]', 'rows: [success, page, «page»]', ''],
  ['reserved-name', 'X-Shop: {', '«constructor»: { type: string }\n      X-Shop: {', 'choose another'],
  ['reserved-name', 'settings:\n', 'settings:\n  «__proto__»: { example: a }\n', 'choose another'],
]

describe('names across a spec', () => {
  it.each(mistakes)('tells %s and nothing else (%#)', async (code, find, by, hint) => {
    const { text, at } = planted({ find, by })
    const { spec, problems } = await readText(text)
    expect(spec).toBeUndefined()
    expect(problems.map((problem) => ({ code: problem.code, at: problem.at }))).toEqual([{ code: `spec/${code}`, at }])
    expect(problems[0]?.hint ?? '').toContain(hint)
  })
})
