/** A small whole spec for the tests of the reader, and ways to read a changed copy of it. */
import type { SourceRef } from '../problem.ts'
import { readSpecText, type SpecReading } from '../spec-file.ts'
import type { Loaded } from './files.ts'

export const sample = `# yaml-language-server: $schema=./spec.schema.json
assay: 1
service: pets
title: Pet store
protocol: rest-json
endpoint: https://{Region}.pets.example.com/api
authentication: [bearer, { scheme: api-key, header: X-API-Key }]

sources:
  guide:
    title: Guide to pets
    language: en
    sections:
      create: { title: Create a pet, rows: [success, name, kind, age, tags, owner, 409] }
      list: { title: List pets, rows: [success, page, shop] }
      limits: { title: Limits, rows: [rate, quota] }

settings:
  Region: { example: eu-1 }
  Shop: { example: shop-1, about: The shop that pets belong to. }

limits:
  rate: { calls: 10, per: minute, cite: guide#limits/rate }
  quota: { resources: 20, cite: guide#limits/quota }

envelopes:
  - { name: plain, code: /error/code, message: /error/text, fields: { /error/code: string } }

resource:
  create: CreatePet
  list: ListPets
  show: ShowPet
  name: pet.name
  id: { from: reply, path: pet.id }
  items: pets
  filter: { parameter: name, exact: true }
  pages: { number: page, size: size, total: total, largest: 50 }
  shown: pet
  stored: { pet.name: name, pet.kind: kind }
  visible: { within: 2.5 }
  promises:
    listed: { cite: guide#list/success }

errors:
  unauthorized: { status: 401, code: null, when: no-credentials, cite: guide#create/success }
  "bad-{parameter}":
    status: [400, 422]
    message: ["{parameter} is bad.", "{parameter} is not good."]
    when: invalid
    cite: guide#create/success

common:
  - { promise: request-id.fresh, statement: Every reply has an id of its own., cite: guide#create/success }
  - { promise: authentication.scheme, scheme: bearer, statement: A token is accepted., level: should, cite: guide#create/success }

operations:
  CreatePet:
    method: POST
    path: /pets
    cite: guide#create/success
    parameters:
      pet:
        type: object
        required: true
        refused: "bad-{parameter}"
        properties:
          name:
            type: string
            required: true
            length: { min: 3, max: 12 }
            prefix: [p-, P-]
            alphabet: [letter, digit, "-"]
            unique: true
            example: p-rex
            cite: { all: guide#create/name, length.max: [guide#limits/quota], unique: guide#create/409 }
          kind: { type: string, values: [cat, dog], default: cat, absent: unauthorized, cite: guide#create/kind }
          age: { type: integer, range: { min: 0, max: 40 }, nullable: true, cite: guide#create/age }
          tags:
            type: array
            maxItems: 3
            items: { properties: { key: { type: string, first: [letter], alphabet: [letter, digit] } } }
            example: [{ key: big }]
            cite: guide#create/tags
      X-Shop: { in: header, type: string, setting: Shop, length: { max: 20 } }
    success:
      status: 201
      fields:
        pet:
          properties:
            id: { type: string, format: hex-32 }
            name: { type: string, echo: pet.name }
            link: { type: string, template: "https://{Region}.pets.example.com/{id}" }
            kind: { type: string, values: [cat, dog], optional: true, level: may, cite: guide#create/kind }
    errors:
      taken:
        status: 409
        code: 4090
        message: The name is taken.
        when: duplicate
        cite: guide#create/409
      no-owner: { status: 404, when: { unknown: pet.kind } }
      broken: { status: 500, when: never-on-demand, because: No request provokes it. }
    open:
      accents:
        ask: Do letters have accents?
        try: { insert: [é, ü], into: pet.name }
        answers: ["bad-{parameter}", accept]
      case: { ask: Does case matter?, try: other-case, answers: [accept, taken] }
      colour: { ask: Is more taken?, try: { extra: { colour: blue } }, answers: [accept, "bad-{parameter}"] }
      accept: { ask: Is Accept needed?, try: { header: { Accept: null } }, answers: [accept, accept] }
  ListPets:
    methods: [GET, HEAD]
    path: /pets
    cite: guide#list/success
    parameters:
      name: { type: string }
      page: { type: integer, range: { min: 1 }, cite: guide#list/page }
      size: { type: integer }
    success:
      status: 200
      fields:
        total: { type: integer }
        pets: { items: { properties: { name: { type: string }, kind: { type: string } } } }
  ShowPet:
    method: GET
    path: /pets/{id}
    cite: guide#list/success
    parameters:
      id: { type: string, required: true, refers: id }
    success:
      status: 200
      fields:
        pet: { properties: { name: { type: string, nullable: true } } }

disputed:
  longest-name:
    about: CreatePet/pet.name.length.max
    readings:
      - { says: 12 characters., cite: guide#create/name }
      - { says: 20 characters., cite: guide#limits/quota }
    taken: 12 characters.
    because: The table is newer.

untestable:
  - { rows: guide#create/owner, because: It promises nothing. }
`

/** Reads a text as `pets.yaml`; other files are there by name. */
export function readText(
  content: string | Uint8Array,
  others: Readonly<Record<string, string>> = {},
): Promise<SpecReading> {
  return readSpecText(content, 'pets.yaml', (file) => Promise.resolve(loadFrom(others, file)))
}

function loadFrom(others: Readonly<Record<string, string>>, file: string): Loaded {
  const text = others[file]
  if (text !== undefined) return { bytes: new TextEncoder().encode(text) }
  return {
    problem: {
      code: 'spec/not-found',
      at: { file, line: 1, column: 1 },
      message: `cannot read ${file}: there is no such file`,
    },
  }
}

/** The sample with one piece replaced; the piece must be there once. */
export function changed(find: string, replacement: string, text = sample): string {
  if (text.split(find).length !== 2) throw new Error(`the sample has ${text.split(find).length - 1} times: ${find}`)
  return text.replace(find, () => replacement)
}

/** One planted mistake: what is replaced, by what, with the place that must be underlined between « and ». */
export type Planted = { readonly find: string; readonly by: string }

/** The text with the mistake, and where its problem must stand. */
export function planted({ find, by }: Planted, text = sample): { readonly text: string; readonly at: SourceRef } {
  const marked = changed(find, by, text)
  const start = marked.indexOf('«')
  const before = marked.slice(0, start).split('\n')
  const length = marked.indexOf('»') - start - 1
  if (start === -1 || length < 0) throw new Error(`no « and » in: ${by}`)
  return {
    text: marked.replace('«', '').replace('»', ''),
    at: { file: 'pets.yaml', line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length },
  }
}
