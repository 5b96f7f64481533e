/**
 * Credentials from the environment, under the names that the vendors' own tools use, and made-up ones for the mock.
 *
 * The names of a second and third identity end in `_UNPRIVILEGED` and `_OTHER`. Values are never printed from here.
 */
import type { Identity } from '../model/case.ts'
import type { Credentials, Keyring } from '../model/credentials.ts'

type Names = Readonly<Partial<Record<keyof Credentials, string>>>

const aliyun: Names = {
  accessKeyId: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
  accessKeySecret: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  securityToken: 'ALIBABA_CLOUD_SECURITY_TOKEN',
}

const namesByScheme: ReadonlyMap<string, Names> = new Map([
  ['acs3-hmac-sha256', aliyun],
  ['rpc-v1', aliyun],
  [
    'sdk-hmac-sha256',
    {
      accessKeyId: 'HUAWEICLOUD_SDK_AK',
      accessKeySecret: 'HUAWEICLOUD_SDK_SK',
      securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
    },
  ],
  ['x-auth-token', { token: 'OS_TOKEN' }],
  ['bearer', { token: 'ASSAY_TOKEN' }],
  ['basic', { username: 'ASSAY_USERNAME', password: 'ASSAY_PASSWORD' }],
  ['api-key', { apiKey: 'ASSAY_API_KEY' }],
])

const suffixes: readonly (readonly [Identity, string])[] = [
  ['main', ''],
  ['unprivileged', '_UNPRIVILEGED'],
  ['other', '_OTHER'],
]

/** The variables that hold an identity's credentials for a scheme, by what they hold. */
export function environmentNames(scheme: string, identity: Identity = 'main'): Names {
  const suffix = suffixes.find(([name]) => name === identity)?.[1] ?? ''
  const names = Object.entries(namesByScheme.get(scheme) ?? {})
  return Object.fromEntries(names.map(([key, name]) => [key, `${name}${suffix}`]))
}

/** The variables to get a token with, where there is none yet; those of domain and project are read as well. */
const loginVariables = 'OS_AUTH_URL OS_USERNAME OS_PASSWORD OS_USER_DOMAIN_NAME OS_PROJECT_NAME OS_PROJECT_DOMAIN_NAME'

/** All variables of the main identity, one text for the variables that go together. */
export function mainVariables(): readonly string[] {
  const byScheme = [...namesByScheme].map(([scheme, names]) => [
    Object.values(names).join(' '),
    ...(scheme === 'x-auth-token' ? [loginVariables] : []),
  ])
  return [...new Set(byScheme.flat())]
}

/** Reads the identities that the environment holds for these schemes; earlier schemes win. Blank values count as unset. */
export function keyringFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  schemes: readonly string[],
): Keyring {
  const identities = suffixes.flatMap(([identity]): readonly (readonly [Identity, Credentials])[] => {
    const found = schemes.toReversed().flatMap((scheme) =>
      Object.entries(environmentNames(scheme, identity)).flatMap(([key, name]) => {
        const value = env[name]?.trim() ?? ''
        return value === '' ? [] : [[key, value] as const]
      }),
    )
    return found.length === 0 ? [] : [[identity, Object.fromEntries(found)]]
  })
  return Object.fromEntries(identities)
}

/** Every text that must not be written anywhere, longest first; for basic authentication also its Base64 form. */
export function secretsOf(keyring: Keyring): readonly string[] {
  const secrets = Object.values(keyring).flatMap((credentials: Credentials): readonly (string | undefined)[] => {
    const { username, password, ...rest } = credentials
    const pair = username === undefined || password === undefined ? undefined : `${username}:${password}`
    return [...Object.values(rest), password, pair === undefined ? undefined : Buffer.from(pair).toString('base64')]
  })
  const unique = new Set(secrets.filter((secret) => secret !== undefined && secret !== ''))
  return [...unique].filter((secret) => secret !== undefined).toSorted((one, other) => other.length - one.length)
}

/** Fixed, made-up credentials of three identities for every scheme; the embedded mock and the client share them. */
export function mockKeyring(seed = 'mock'): Required<Keyring> {
  const of = (identity: Identity): Credentials => ({
    accessKeyId: `assay-${seed}-${identity}-key-id`,
    accessKeySecret: `assay-${seed}-${identity}-key-secret`,
    token: `assay-${seed}-${identity}-token`,
    username: `assay-${seed}-${identity}`,
    password: `assay-${seed}-${identity}-password`,
    apiKey: `assay-${seed}-${identity}-api-key`,
  })
  return { main: of('main'), unprivileged: of('unprivileged'), other: of('other') }
}

/** What to set in the environment for these credentials to be found again by `keyringFromEnvironment`. */
export function environmentOf(keyring: Keyring, schemes: readonly string[]): Readonly<Record<string, string>> {
  const variables = suffixes.flatMap(([identity]) => {
    const held = new Map<string, string | undefined>(Object.entries(keyring[identity] ?? {}))
    return schemes.flatMap((scheme) =>
      Object.entries(environmentNames(scheme, identity)).flatMap(([key, name]) => {
        const value = held.get(key)
        return value === undefined ? [] : [[name, value] as const]
      }),
    )
  })
  return Object.fromEntries(variables)
}
