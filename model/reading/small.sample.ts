/** Short whole specs, for tests that read thousands of copies. */

/** A whole spec of few lines, for tests that read thousands. */
export const smallSample = `assay: 1
service: s
title: S
protocol: rest-json
endpoint: https://{R}.example.com
authentication: bearer
sources: { g: { title: G, language: en, sections: { a: { title: A, rows: [x] } } } }
settings: { R: { example: e } }
resource: { create: C, name: n, id: { from: input, path: n } }
operations:
  C:
    method: POST
    path: /c
    cite: g#a/x
    parameters:
      n: { type: string, length: { min: 1, max: 3 }, prefix: a, example: ab, refused: e }
    success: { status: 200, fields: { n: { type: string, echo: n } } }
    errors:
      e: { status: 400, when: { invalid: n }, message: "{value} is bad." }
    open:
      q: { ask: Q?, try: { set: { n: [é] } }, answers: [accept, e] }
`

/** Another, with what the first lacks: nesting, lists, aliases, limits, common promises, disputes. */
export const nestedSample = `assay: 1
service: t
title: T
protocol: rest-json
endpoint: http://t.example
authentication: { scheme: api-key, header: X-Key }
sources:
  h: { title: H, language: zh, sections: { b: { title: 说明, rows: [1, two] } } }
limits: { rate: { calls: 1, per: second, cite: &h h#b/1 } }
envelopes: [{ name: e, code: /c, fields: { /c: integer } }]
common: [{ promise: no-redirect, statement: None., cite: *h }]
errors: { no: { status: [401, 403], code: null, when: no-credentials, each: operation, cite: *h } }
operations:
  U:
    methods: [PUT, PATCH]
    path: /t/{id}
    cite: h#b/two
    parameters:
      id: { type: string, required: true, refers: id }
      l: { maxItems: 2, items: { properties: { k: { type: integer, range: { min: 0 }, absent: [no] } } }, example: [{ k: 1 }] }
      h: { in: header, type: string, first: [upper], alphabet: [letter, "-"], values: [A-, B], cite: { all: *h, values: h#b/two } }
    success: { status: 200, fields: { d: { items: { properties: { k: { type: integer, nullable: true, format: epoch-milliseconds } } } } } }
disputed: { d: { about: [U/l.items.max], readings: [{ says: a, cite: *h }, { says: b, cite: *h }], taken: a, because: c } }
untestable: [{ rows: [*h], because: n }]
`
