/** The part of the contract about curl lines: a POSIX shell takes them as they are meant, and no secret is in them. */
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Call, Protocol } from '../protocol.ts'
import { secretsOf } from '../environment.ts'
import { anyChoice, callFrom, callOf, keyring, plainInput } from './calls.sample.ts'
import type { Contract } from './answers.sample.ts'

type Run = { readonly words: readonly string[]; readonly stdin: string }

const stub = String.raw`curl() {
  for word do printf '%s\0' "$word"; done
  printf 'stdin:'
  case "$*" in *--data-binary*) cat ;; esac
  printf '\0end of run\0'
}`

/** What a shell hands to curl: its arguments and what it pipes in. */
function runsOf(lines: readonly string[]): readonly Run[] {
  const script = `${stub}\n${lines.join('\n')}`
  const shell = spawnSync('sh', ['-c', script], { encoding: 'latin1', env: environment, maxBuffer: 1e8 })
  expect(shell.stderr).toBe('')
  return shell.stdout
    .split('\0end of run\0')
    .slice(0, -1)
    .map((run) => {
      const [words = '', ...stdin] = run.split('stdin:')
      return { words: words.split('\0').slice(0, -1), stdin: stdin.join('stdin:') }
    })
}

const environment = Object.fromEntries(
  [
    'ALIBABA_CLOUD_ACCESS_KEY_ID',
    'HUAWEICLOUD_SDK_AK',
    'OS_TOKEN',
    'ASSAY_TOKEN',
    'ASSAY_USERNAME',
    'ASSAY_PASSWORD',
    'ASSAY_API_KEY',
    'SIGNATURE',
  ]
    .flatMap((name) => [name, `${name}_UNPRIVILEGED`, `${name}_OTHER`])
    .map((name) => [name, `value of ${name}`]),
)

function expectSame(protocol: Protocol, calls: readonly Call[]): void {
  const runs = runsOf(calls.map((call) => protocol.curl(call)))
  expect(runs).toHaveLength(calls.length)
  for (const [at, call] of calls.entries()) {
    const request = protocol.encode(call)
    const { words, stdin } = runs[at] ?? { words: [], stdin: '' }
    const data = words.indexOf('--data-raw')
    const sent = Buffer.from(request.body ?? []).toString('latin1')
    const given = data === -1 ? stdin : (words[data + 1] ?? '')
    expect(words.slice(0, 3)).toEqual(['-sSi', '-X', request.method])
    expect(words[3]?.split('?')[0]).toBe(request.url.split('?')[0])
    // Where a form holds key and signature, the variables differ from what was sent.
    expect(given.replace(/(?<=AccessKeyId=|Signature=)[^&]*/g, '')).toBe(
      sent.replace(/(?<=AccessKeyId=|Signature=)[^&]*/g, ''),
    )
  }
}

export function describeCurl({ protocol, spec }: Contract): void {
  test('a curl line reaches curl as it is meant, whatever the values hold', () => {
    const choices = fc.sample(anyChoice(spec), { numRuns: 40, seed: 1 })
    expectSame(
      protocol,
      choices.map((choice) => callFrom(spec, choice)),
    )
    const raw = Buffer.from('@\u0000%s\\n\'"$(reboot)`\u001b[31m\u202e\n-').toString('base64')
    const [first] = spec.operations
    expect(first).toBeDefined()
    if (first !== undefined) expectSame(protocol, [callOf(spec, first, plainInput(first), { rawBody: raw })])
    const odd = spec.operations.map((one) =>
      callOf(spec, one, { ...plainInput(one), odd: '"\udcff\ud800\udc80%s' }, {}),
    )
    expectSame(protocol, odd)
  })
  test('a curl line holds no secret, no signature and nothing that a terminal obeys', () => {
    const faults = spec.operations.flatMap((operation) =>
      protocol.triggersOf(spec, operation).map((fault) => callOf(spec, operation, plainInput(operation), { fault })),
    )
    const choices = fc.sample(anyChoice(spec), { numRuns: 40, seed: 2 })
    for (const call of [...faults, ...choices.map((choice) => callFrom(spec, choice))]) {
      const line = protocol.curl(call)
      for (const secret of secretsOf(keyring)) expect(line).not.toContain(secret)
      expect(line).not.toMatch(/Signature=(?!'?"\$SIGNATURE")/)
      expect(line).not.toMatch(/[\p{C}]/u)
    }
  })
}
