import { describe, expect, test } from 'vitest'
import type { Variation } from '../model/case.ts'
import type { Json } from '../model/json.ts'
import { aliyunRpc } from './aliyun-rpc.ts'
import { callOf, now } from './contract/calls.sample.ts'
import { restSpec, rpcSpec } from './contract/specs.sample.ts'
import { restJson } from './rest-json.ts'

function rest(variation: Variation, thing: Json = {}): string {
  const spec = restSpec([{ scheme: 'x-auth-token' }, { scheme: 'basic' }, { scheme: 'sdk-hmac-sha256' }])
  const [create] = spec.operations
  if (create === undefined) throw new Error('the sample spec has operations')
  return restJson.curl({ ...callOf(spec, create, { thing }, variation), now })
}

describe('a curl line', () => {
  test('names the variable of whoever calls', () => {
    const line = `curl -sSi -X POST http://127.0.0.1:8080/v1/things -H 'accept: application/json' -H 'content-type: application/json' -H 'x-auth-token: '"$OS_TOKEN" --data-raw '{"thing":{}}'`
    expect(rest({})).toBe(line)
    expect(rest({ identity: 'other' })).toBe(line.replace('$OS_TOKEN', '$OS_TOKEN_OTHER'))
    expect(rest({ fault: 'unknown-key' })).toBe(line.replace(`: '"$OS_TOKEN"`, `: assay-unknown-key'`))
    expect(rest({ fault: 'no-credentials' })).toBe(line.replace(` -H 'x-auth-token: '"$OS_TOKEN"`, ''))
  })
  test('lets curl put user name and password together', () => {
    expect(rest({ scheme: 'basic' })).toContain(` -u "$ASSAY_USERNAME":"$ASSAY_PASSWORD" `)
    expect(rest({ scheme: 'basic', fault: 'wrong-signature' })).toContain(` -u "$ASSAY_USERNAME":assay-wrong-password `)
    expect(rest({ scheme: 'basic', fault: 'malformed-authentication' })).toContain(` -H 'authorization: Basic *' `)
  })
  test('keeps curl from adding what was not sent, and sends a header without a value', () => {
    const line = rest({ headers: { Accept: null, 'Content-Type': null, 'X-Empty': '' } })
    expect(line).toContain(` -H 'X-Empty;' -H 'accept:' -H 'content-type:' --data-raw`)
  })
  test('quotes apostrophes, and writes bytes that a terminal should not see through printf', () => {
    expect(rest({}, "it's")).toContain(String.raw`--data-raw '{"thing":"it'\''s"}'`)
    const rawBody = Buffer.from('@%\u0000\u001b').toString('base64')
    expect(rest({ rawBody })).toMatch(/^printf '\\100\\045\\000\\033' \| curl .* --data-binary @-$/)
    expect(rest({}, '\u202e')).toMatch(/^printf .*\\342\\200\\256.* --data-binary @-$/)
  })
  test('pads a body that is too large in place of showing it', () => {
    const line = rest({ fault: 'body-too-large' })
    expect(line).toMatch(/^printf '%s%1048565s' '\{"thing":\{\}\}' '' \| curl /)
    expect(line.length).toBeLessThan(300)
  })
  test('leaves the signature to a variable, in a query and in a form', () => {
    const [create] = rpcSpec.operations
    if (create === undefined) throw new Error('the sample spec has operations')
    const line = (variation: Variation): string =>
      aliyunRpc.curl(callOf(rpcSpec, create, { Name: 'a b' }, { scheme: 'rpc-v1', ...variation }))
    expect(line({})).toContain(`&Signature='"$SIGNATURE" -H 'accept:'`)
    expect(line({ encoding: 'form' })).toMatch(
      /--data-raw '.*&Name=a%20b&.*AccessKeyId='"\$ALIBABA_CLOUD_ACCESS_KEY_ID"'.*&Signature='"\$SIGNATURE"$/,
    )
  })
})
