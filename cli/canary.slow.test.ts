/**
 * Secrets stay secret: credentials that nobody could mistake go through every command and format, before a target that
 * echoes whatever it is sent. Nothing that is printed or written holds one, as it is or encoded.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonOf, standBefore, withJson, type Proxy } from '../mock/proxy.sample.ts'
import type { Keyring } from '../model/credentials.ts'
import { isObject, type Json } from '../model/json.ts'
import { readSpec } from '../model/spec-file.ts'
import { startMock } from '../mock/server.ts'
import { environmentOf, mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'
import { assay, builtMain, type Ended } from './built.sample.ts'

const patience = 300_000
const formats = 'html,junit,sarif,ctrf,markdown,badge,annotations,events'
const identities = ['main', 'unprivileged', 'other'] as const

/** The mock's keyring, each secret of it one that stands out and has to be encoded on the way. */
function canaries(): Keyring {
  const keyring = mockKeyring()
  return Object.fromEntries(
    identities.map((identity) => [
      identity,
      Object.fromEntries(
        Object.keys(keyring[identity] ?? {}).map((field) => [field, `canary+${identity}/${field}=9Z`]),
      ),
    ]),
  )
}

/** As it is, percent-encoded and in base64, wherever in the encoded bytes it may begin. */
function forms(secret: string): readonly string[] {
  const inside = [0, 1, 2].map((before) => {
    const text = Buffer.from(`${'.'.repeat(before)}${secret}`)
      .toString('base64')
      .replace(/=+$/, '')
    return text.slice(before === 0 ? 0 : before + 1, -2)
  })
  return [secret, encodeURIComponent(secret), ...inside]
}

type Scene = { readonly folder: string; readonly file: string; readonly env: Readonly<Record<string, string>> } & {
  readonly proxy: Proxy
  readonly secrets: Set<string>
  close(): Promise<void>
}

async function open(name: string): Promise<Scene> {
  const file = `specs/${name}.yaml`
  const { spec } = await readSpec(file)
  if (spec === undefined) throw new Error(`${file} has problems`)
  const keyring = canaries()
  const mock = await startMock([spec], { keyring, protocols })
  const secrets = new Set(Object.values(keyring).flatMap((held) => Object.values(held ?? {}).map(String)))
  const proxy = await standBefore(mock.url(name), async (asked, pass) => {
    const answered = await pass(asked)
    const sent = `${asked.path} ${JSON.stringify(asked.headers)} ${asked.body.toString('utf8')}`
    for (const [, signature = ''] of sent.matchAll(/Signature=([A-Za-z0-9+/%=]{20,})/g)) secrets.add(signature)
    const body = jsonOf(answered.body)
    const echo = `${sent} ${Buffer.from(sent).toString('base64')} ${encodeURIComponent(sent)}`
    const headers = { ...answered.headers, 'x-echo': encodeURIComponent(sent).slice(0, 2000) }
    return isObject(body) && answered.status >= 400
      ? withJson({ ...answered, headers }, echoed(body, echo))
      : { ...answered, headers }
  })
  const env = environmentOf(
    keyring,
    spec.authentication.map(({ scheme }) => scheme),
  )
  const folder = await mkdtemp(join(tmpdir(), 'canary-'))
  return {
    folder,
    file,
    env,
    proxy,
    secrets,
    async close() {
      await proxy.close()
      await mock.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The echo behind every text of the body. */
function echoed(body: Json, echo: string): Json {
  if (typeof body === 'string') return `${body} ${echo}`
  if (Array.isArray(body)) return body.map((item) => echoed(item, echo))
  if (!isObject(body)) return body
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, echoed(value, echo)]))
}

beforeAll(builtMain, patience)

describe.each(['alibaba-mqtt', 'huawei-iam'])('%s', (name) => {
  let scene: Scene
  const said: Ended[] = []
  beforeAll(async () => {
    scene = await open(name)
    const { folder, file, env, proxy } = scene
    const out = (part: string): string => join(folder, part)
    const command = async (...args: readonly string[]): Promise<void> =>
      void said.push(await assay(args, { env: { ...env, NODE_DEBUG: 'assay' } }))
    const running = ['run', file, '--target', proxy.url, '--rate', '0', '--format', formats]
    await command(...running, '--examples', '1', '--seed', '1', '--out', out('one'))
    await command(...running, '--examples', '0', '--seed', '2', '--out', out('two'), '--baseline', out('one/run.json'))
    const one = out('one/run.json')
    const { services } = JSON.parse(await readFile(one, 'utf8'))
    const failed = services[0].clauses.find((clause: { verdict: { kind: string } }) => clause.verdict.kind === 'fail')
    const clause: string = failed?.id ?? services[0].clauses[0].id
    await command('plan', file)
    await command('lint', file)
    await command('clauses', file, '--by-source')
    await command('explain', clause, file)
    await command('replay', one, clause)
    await command('report', one, '--format', formats.replace(',events', ''), '--out', out('again'))
    await command('diff', one, out('two/run.json'))
    await command('diff', one, out('two/run.json'), '--json')
    await command('matrix', one, out('two/run.json'), '--out', out('matrix.html'))
    await command('merge', one, out('two/run.json'), '--out', out('merged.json'))
    const waiving = ['--reason', 'known', '--owner', 'ana', '--expires', '2099-01-01', '--file', out('waivers.yaml')]
    await command('waive', one, clause, ...waiving)
    await command('cleanup', out('one/journal.jsonl'))
    await command('mutate', file, '--sample', '1', '--out', out('teeth'))
    await command('run', file, '--target', 'http://127.0.0.1:1', '--out', out('nobody'))
  }, patience)
  afterAll(() => scene.close())

  test('has written and printed much', async () => {
    const files = (await readdir(scene.folder, { recursive: true })).filter((file) => file.includes('.'))
    expect(files.length).toBeGreaterThan(20)
    expect(said.filter(({ stdout }) => stdout.length > 0).length).toBeGreaterThan(12)
    expect(scene.secrets.size).toBeGreaterThan(3)
  })

  test('nothing of it holds a secret', async () => {
    const wanted = [...scene.secrets].flatMap(forms)
    const texts = [...said.entries()].map(([place, { stdout, stderr }]) => [`command ${place}`, stdout + stderr])
    for (const entry of await readdir(scene.folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) texts.push([entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8')])
    const found = texts.flatMap(([where = '', text = '']) =>
      wanted.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`),
    )
    expect([...new Set(found)].toSorted().slice(0, 20)).toEqual([])
  })
})
