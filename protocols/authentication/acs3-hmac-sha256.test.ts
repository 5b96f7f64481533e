import { expect, test } from 'vitest'
import { keyring, now } from '../contract/calls.sample.ts'
import { serverContext } from '../contract/server.sample.ts'
import { restSpec } from '../contract/specs.sample.ts'
import type { Pair } from '../draft.ts'
import { incomingFrom } from '../incoming.ts'
import { canonicalRequest, hashOfNothing, hmacSha256, namesOf, sha256 } from './canonical-request.ts'
import { dashedUtc } from './clock.ts'
import { verifyAny } from './index.ts'

/** A request signed over its true body, with a header that states this hash for it. */
function triggersWith(stated: string): readonly string[] {
  const headers: readonly Pair[] = [
    ['host', 'h'],
    ['x-acs-content-sha256', stated],
    ['x-acs-date', dashedUtc(now)],
    ['x-acs-signature-nonce', '1'],
  ]
  const canonical = canonicalRequest({ method: 'POST', path: '/', query: '', headers, payload: hashOfNothing })
  const signature = hmacSha256(keyring.main.accessKeySecret ?? '', `ACS3-HMAC-SHA256\n${sha256(canonical)}`)
  const value = `ACS3-HMAC-SHA256 Credential=${keyring.main.accessKeyId},SignedHeaders=${namesOf(headers)},Signature=${signature}`
  const request = { method: 'POST', url: 'http://h/', headers: [...headers, ['Authorization', value] as const] }
  const context = serverContext(restSpec([{ scheme: 'acs3-hmac-sha256' }]), keyring, now)
  return verifyAny(incomingFrom(request), context).faults.map(({ trigger }) => trigger)
}

test('the hash that the header states must be that of the body, however well it is signed', () => {
  expect(triggersWith(hashOfNothing)).toEqual([])
  expect(triggersWith(sha256('other'))).toEqual(['wrong-signature'])
})
