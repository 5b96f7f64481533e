import { expect, it } from 'vitest'
import type {
  Authentication,
  CommonPromise,
  Format,
  Level,
  Parameter,
  ResponseField,
  StatePromise,
  Trigger,
} from '../spec.ts'
import { wordsOf } from './schemas.ts'

type All<Word extends string> = Readonly<Record<Word, true>>

// Each object fails to type-check when its type gains or loses a word.
const level: All<Level> = { must: true, should: true, may: true }
const scheme: All<Authentication['scheme']> = {
  'acs3-hmac-sha256': true,
  'rpc-v1': true,
  'sdk-hmac-sha256': true,
  'x-auth-token': true,
  bearer: true,
  basic: true,
  'api-key': true,
  none: true,
}
const place: All<Parameter['in']> = { query: true, path: true, header: true, body: true }
const parameterType: All<Parameter['type']> = { string: true, integer: true, boolean: true, object: true, array: true }
const fieldType: All<ResponseField['type']> = { ...parameterType, null: true }
const format: All<Format> = {
  'request-id': true,
  'hex-32': true,
  'epoch-milliseconds': true,
  'utc-seconds': true,
  url: true,
  'host-name': true,
}
const trigger: All<Trigger> = {
  invalid: true,
  missing: true,
  duplicate: true,
  unknown: true,
  quota: true,
  unprivileged: true,
  'other-account': true,
  throttled: true,
  'never-on-demand': true,
  'no-credentials': true,
  'unknown-key': true,
  'wrong-signature': true,
  'malformed-authentication': true,
  'missing-clock': true,
  'malformed-clock': true,
  'expired-clock': true,
  'replayed-nonce': true,
  'unknown-operation': true,
  'missing-operation': true,
  'unknown-version': true,
  'missing-version': true,
  'unknown-format': true,
  'wrong-method': true,
  'malformed-body': true,
  'wrong-content-type': true,
  'wrong-body-type': true,
  'body-too-large': true,
}
const promise: All<CommonPromise['promise']> = {
  'request-id.present': true,
  'request-id.fresh': true,
  'content-type': true,
  envelope: true,
  'format.json': true,
  'format.xml': true,
  'format.default': true,
  'parameters.query': true,
  'parameters.form': true,
  'authentication.scheme': true,
  'no-redirect': true,
}
const statePromise: All<StatePromise> = {
  readable: true,
  listed: true,
  'refused-leaves-nothing': true,
  'duplicate-changes-nothing': true,
  'one-winner': true,
  'deleted-is-gone': true,
  'name-free-again': true,
  'update-changes-only-named': true,
  paging: true,
  sequence: true,
  quota: true,
}

const lists = { level, scheme, place, parameterType, fieldType, format, trigger, promise, statePromise }

it.each(Object.entries(lists))('the schema and the types have the same words for %s', (name, words) => {
  expect(wordsOf(name).toSorted()).toEqual(Object.keys(words).toSorted())
})
