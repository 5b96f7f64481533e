import { describe, expect, test } from 'vitest'
import { environmentNames, keyringFromEnvironment, mockKeyring, secretsOf } from './environment.ts'

describe('keyringFromEnvironment', () => {
  test('reads the names of each vendor, and no others', () => {
    const env = {
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'a-id',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: ' a-secret\n',
      ALIBABA_CLOUD_SECURITY_TOKEN: 'a-session',
      HUAWEICLOUD_SDK_AK: 'h-id',
      HUAWEICLOUD_SDK_SK: 'h-secret',
      HUAWEICLOUD_SDK_SECURITY_TOKEN: 'h-session',
      OS_TOKEN: 'o-token',
      ASSAY_TOKEN: 't',
      ASSAY_USERNAME: 'u',
      ASSAY_PASSWORD: 'p',
      ASSAY_API_KEY: 'k',
    }
    const aliyun = { accessKeyId: 'a-id', accessKeySecret: 'a-secret', securityToken: 'a-session' }
    const huawei = { accessKeyId: 'h-id', accessKeySecret: 'h-secret', securityToken: 'h-session' }
    expect(keyringFromEnvironment(env, ['acs3-hmac-sha256', 'rpc-v1'])).toEqual({ main: aliyun })
    expect(keyringFromEnvironment(env, ['x-auth-token', 'sdk-hmac-sha256'])).toEqual({
      main: { token: 'o-token', ...huawei },
    })
    expect(keyringFromEnvironment(env, ['x-auth-token', 'bearer'])).toEqual({ main: { token: 'o-token' } })
    expect(keyringFromEnvironment(env, ['bearer'])).toEqual({ main: { token: 't' } })
    expect(keyringFromEnvironment(env, ['basic', 'api-key'])).toEqual({
      main: { username: 'u', password: 'p', apiKey: 'k' },
    })
    expect(keyringFromEnvironment(env, ['none'])).toEqual({})
  })
  test('reads further identities by suffix, and lacks those that are not set', () => {
    const env = { OS_TOKEN_UNPRIVILEGED: 'x', OS_TOKEN_OTHER: '', OS_TOKEN: ' ' }
    expect(keyringFromEnvironment(env, ['x-auth-token'])).toEqual({ unprivileged: { token: 'x' } })
    expect(environmentNames('basic', 'other')).toEqual({
      username: 'ASSAY_USERNAME_OTHER',
      password: 'ASSAY_PASSWORD_OTHER',
    })
  })
})

describe('secretsOf', () => {
  test('lists all but user names, with basic authentication as it goes over the wire, longest first', () => {
    const keyring = {
      main: { username: 'user', password: 'pass', token: 'tok' },
      other: { accessKeyId: 'id', accessKeySecret: 'tok' },
    }
    expect(secretsOf(keyring)).toEqual(['dXNlcjpwYXNz', 'pass', 'tok', 'id'])
  })
  test('finds something in every made-up identity, each different', () => {
    const secrets = secretsOf(mockKeyring())
    expect(secrets).toHaveLength(18)
    expect(secretsOf(mockKeyring('x'))).not.toEqual(secrets)
  })
})
