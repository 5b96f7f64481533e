/** A run with every optional part and every kind of verdict, for tests of whatever reads runs. */
import type { Case } from './case.ts'
import type { StoredExchange } from './exchange.ts'
import type { ClauseResult, Fingerprint, Run, ServiceRun } from './run.ts'
import type { Verdict } from './verdict.ts'

const exchange: StoredExchange = {
  request: { method: 'POST', url: 'http://127.0.0.1:1/pets', headers: [['accept', '*/*']], body: '{}', base64: false },
  response: {
    status: 201,
    headers: [
      ['date', 'x'],
      ['date', 'y'],
    ],
    body: '/w==',
    base64: true,
    cut: true,
  },
  took: 1.5,
  curl: 'curl -X POST',
}

const silent: StoredExchange = {
  request: { method: 'GET', url: 'http://127.0.0.1:1/', headers: [] },
  fault: { kind: 'timeout', message: 'no answer' },
  took: 9,
  curl: 'curl',
}

const id = 'pets/CreatePet/name.length.max'

const oneCase: Case = {
  id: `${id}#1`,
  operation: 'CreatePet',
  purpose: 'refuse',
  input: { name: 'x', owner: { $live: 'id', of: 'fixture' } },
  variation: {
    scheme: 'bearer',
    identity: 'other',
    encoding: 'form',
    format: 'xml',
    method: 'PUT',
    headers: { Accept: null },
    fault: 'wrong-method',
    rawBody: 'AA==',
  },
  expect: [
    { kind: 'accepted', clause: id, status: 201 },
    { kind: 'refused', clause: id, errors: [] },
    { kind: 'error', clause: id, error: 'taken' },
    { kind: 'field', clause: id, path: 'pet.name' },
    { kind: 'common', clause: id, promise: 'content-type' },
  ],
  fault: { clause: id, class: 'length.one-above-max' },
  packs: [{ clause: id, class: 'length.max', alone: { name: 'x' }, about: { parameter: 'name', length: 1 } }],
  about: { parameter: 'name', character: 'é', position: 'middle' },
  question: 'accents',
}

const behaviour: Fingerprint = {
  status: 400,
  code: 'bad',
  message: 'No.',
  shape: ['code: string'],
  headers: ['content-type: application/json'],
}

const verdicts: readonly Verdict[] = [
  { kind: 'pass' },
  {
    kind: 'fail',
    findings: [{ clause: id, check: 'status', expected: 'status 400', actual: 'status 201', at: '/code' }],
    example: { case: oneCase, exchange, steps: [{ does: 'creates', exchange: silent }], shrunk: 3 },
    broken: { times: 2, of: 5 },
  },
  { kind: 'inconclusive', because: 'The target fell silent.' },
  { kind: 'untested', because: 'needs success', needs: ['pets/CreatePet/success'] },
]

const clauses: readonly ClauseResult[] = verdicts.map((verdict) => ({
  id,
  service: 'pets',
  operation: 'CreatePet',
  name: 'name.length.max',
  kind: 'length.max',
  level: 'must',
  statement: 'A name has at most 12 characters.',
  cites: ['guide#create/name'],
  at: { file: 'pets.yaml', line: 4, column: 2, length: 3 },
  parameter: 'name',
  untestable: 'No reason.',
  verdict,
  cases: 3,
  calls: 4,
  classes: [{ class: 'length.max', cases: 3, broken: 0, behaviour }],
  distinct: 3,
  bound: 1,
  lengths: { shortest: 1, longest: 64 },
  sample: exchange,
}))

const service: ServiceRun = {
  service: 'pets',
  title: 'Pet store',
  spec: { file: 'pets.yaml', hash: '00' },
  target: { url: 'http://127.0.0.1:1', mock: true },
  planHash: '00',
  sources: {
    guide: {
      title: 'Guide',
      language: 'en',
      publisher: 'P',
      date: '2026',
      sections: { create: { title: 'Create', rows: ['name'] } },
    },
  },
  clauses,
  observations: [
    {
      operation: 'CreatePet',
      question: 'accents',
      ask: 'Accents?',
      level: 'may',
      seen: [{ sent: 'é', answer: '201', behaviour: { ...behaviour, status: 'timeout' } }],
      exchange,
    },
  ],
  disputes: [
    {
      name: 'length',
      about: [id],
      readings: [{ says: '12', cite: ['guide#create/name'] }],
      taken: '12',
      because: 'newer',
    },
  ],
  counts: { planned: 4, pass: 1, fail: 1, inconclusive: 1, untested: 1 },
  cost: {
    planned: { calls: 9, creates: 2, live: 1, seconds: 0.5 },
    calls: 9,
    spent: { boundaries: 9 },
    creates: 2,
    billable: 2,
    mostLive: 1,
    throttled: 0,
    retried: 0,
    seconds: 0.7,
  },
  leftovers: [{ resource: 'p-1', because: 'gone' }],
  stopped: 'unreachable',
  frontiers: [
    { operation: 'CreatePet', parameter: 'name', min: 3, max: 12, points: [{ length: 3, accepted: 1, refused: 0 }] },
  ],
  characters: [
    {
      operation: 'CreatePet',
      parameter: 'name',
      points: [{ character: 'é', position: 'first', accepted: 0, refused: 1, documented: false }],
    },
  ],
  latency: { CreatePet: { calls: 9, p50: 1, p90: 2, p99: 3, max: 4 } },
  timeToVisible: [0, 1.5],
}

export const sampleRun: Run = {
  assay: 1,
  tool: { name: 'assay', version: '0.1.0', node: 'v20.19.0' },
  started: '2026-01-01T00:00:00.000Z',
  finished: '2026-01-01T00:01:00.000Z',
  interrupted: false,
  seed: 7,
  examples: 20,
  planHash: '00',
  shard: { index: 1, of: 2 },
  only: ['*/CreatePet/*'],
  services: [service],
}
