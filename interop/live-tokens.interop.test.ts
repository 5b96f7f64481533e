/**
 * The command line gets its tokens from a live Keystone, and new ones while it runs; none is written anywhere.
 *
 * A second Keystone is started for this: the life of its tokens is shorter than the run.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRun } from '../model/run-file.ts'
import { variablesIn } from './keystone/global-setup.ts'
import { clausesWith, keystone } from './live/judging.sample.ts'
import { standBefore, type Proxy } from '../mock/proxy.sample.ts'

const root = join(import.meta.dirname, '..')
const lifeSeconds = 6

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}

/** Runs the command line; gives what it printed and how it ended. */
function assay(
  env: NodeJS.ProcessEnv,
  ...args: readonly string[]
): Promise<{ readonly exit: number | null; readonly text: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'cli/main.ts'), ...args], { env, cwd: root })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, text })))
}

describe.skipIf(keystone === '')('assay run before a Keystone with short-lived tokens', () => {
  const home = mkdtempSync(join(tmpdir(), 'assay-tokens-'))
  const out = join(home, 'out')
  const tokens: string[] = []
  let env: NodeJS.ProcessEnv = {}
  let proxy: Proxy | undefined
  let url = ''

  beforeAll(async () => {
    const port = String(await freePort())
    env = { ...process.env, KS_HOME: join(home, 'keystone'), KS_PORT: port, KS_TOKEN_SECONDS: String(lifeSeconds) }
    const up = spawnSync(join(root, 'interop/keystone/up.sh'), { env, encoding: 'utf8' })
    if (up.status !== 0) throw new Error(up.stderr)
    const variables = Object.fromEntries(variablesIn(readFileSync(join(home, 'keystone/env'), 'utf8')))
    proxy = await standBefore(`http://127.0.0.1:${port}`, async (asked, pass) => {
      const answer = await pass(asked)
      const token = answer.headers['x-subject-token']
      if (token !== undefined) tokens.push(token)
      return answer
    })
    url = proxy.url
    const at = { OS_AUTH_URL: `${url}/v3`, OS_AUTH_URL_UNPRIVILEGED: `${url}/v3`, OS_AUTH_URL_OTHER: `${url}/v3` }
    env = { ...env, ...variables, ...at, NO_COLOR: '1' }
  })
  afterAll(async () => {
    await proxy?.close()
    spawnSync(join(root, 'interop/keystone/down.sh'), { env: { ...process.env, KS_HOME: join(home, 'keystone') } })
    rmSync(home, { recursive: true, force: true })
  })

  const spec = join(root, 'specs/openstack-keystone.yaml')
  const flags = ['--rate', '20', '--examples', '2', '--seed', '5', '--format', 'events,html,markdown']

  test('logs in again each time that the tokens are about to run out, and judges as ever', async () => {
    const { exit, text } = await assay(env, 'run', spec, '--target', url, '--out', out, ...flags)
    expect(text).toContain('Conforms.')
    expect(exit).toBe(0)
    const { run } = await readRun(join(out, 'run.json'))
    const [service] = run?.services ?? []
    if (service === undefined) throw new Error('no run was written')
    expect(clausesWith(service, 'pass').length).toBeGreaterThanOrEqual(90)
    expect(clausesWith(service, 'inconclusive')).toEqual([])
    // One for the administrator and one for the member would do if they lasted.
    expect(tokens.length).toBeGreaterThan(3)
  })

  test('writes neither tokens nor passwords', () => {
    expect(readdirSync(out).toSorted()).toEqual([
      'events.ndjson',
      'journal.jsonl',
      'report.html',
      'run.json',
      'summary.md',
    ])
    for (const file of readdirSync(out)) {
      const text = readFileSync(join(out, file), 'utf8')
      for (const secret of [...tokens, env['OS_PASSWORD'] ?? '']) expect(text).not.toContain(secret)
    }
  })

  test('says what it needs when the password is wrong, and tries it once', async () => {
    const before = tokens.length
    let asked = 0
    const counter = await standBefore(url, (call, pass) => {
      asked += 1
      return pass(call)
    })
    const wrong = { ...env, OS_AUTH_URL: `${counter.url}/v3`, OS_PASSWORD: 'not-the-password' }
    const { exit, text } = await assay(wrong, 'run', spec, '--target', url, '--out', join(home, 'wrong'), ...flags)
    await counter.close()
    expect(exit).toBe(3)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('No credentials could be had for the identity `main`: POST')
    expect(text).toContain('OS_PASSWORD')
    expect(text).not.toContain('not-the-password')
    expect([asked, tokens.length - before]).toEqual([1, 0])
  })
})
