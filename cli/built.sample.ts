/**
 * For tests: the command line as it ships, compiled once for the sources as they are, and run as a child process.
 *
 * It lies below node_modules, where it finds its libraries, under the hash of the sources; several tests share it.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const root = fileURLToPath(new URL('..', import.meta.url))
const parts = ['model', 'generators', 'protocols', 'checks', 'targets', 'engine', 'mock', 'reports', 'cli']
const cache = join(root, 'node_modules/.assay')
const day = 24 * 3600 * 1000

let main: Promise<string> | undefined

/** The file to give to node. Compiles it when there is none for these sources. */
export function builtMain(): Promise<string> {
  return (main ??= build())
}

async function build(): Promise<string> {
  const folder = join(cache, await fingerprint())
  const file = join(folder, 'cli/main.js')
  if (await exists(file)) return file
  await mkdir(cache, { recursive: true })
  const draft = `${folder}.${process.pid}`
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  await promisify(execFile)(process.execPath, [
    tsc,
    '-p',
    join(root, 'tsconfig.build.json'),
    '--noCheck',
    '--outDir',
    draft,
  ])
  for (const name of ['package.json', 'specs', 'model/run.schema.json'])
    await cp(join(root, name), join(draft, name), { recursive: true })
  // Another worker may have been quicker; what it built is the same.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  await forgetOld()
  return file
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const listed = await Promise.all(parts.map((part) => readdir(join(root, part), { recursive: true })))
  const sources = listed
    .flatMap((names, place) => names.map((name) => join(parts[place] ?? '', name)))
    .filter((name) => /\.tsx?$|\.json$/.test(name))
  for (const name of [...sources.toSorted(), 'package.json', 'tsconfig.json', 'tsconfig.build.json'])
    hash.update(name).update(await readFile(join(root, name)).catch(() => ''))
  return hash.digest('hex').slice(0, 16)
}

async function forgetOld(): Promise<void> {
  for (const name of await readdir(cache)) {
    const { mtimeMs } = await stat(join(cache, name)).catch(() => ({ mtimeMs: Infinity }))
    if (Date.now() - mtimeMs > day) await rm(join(cache, name), { recursive: true, force: true })
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
}

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type Started = { readonly child: ChildProcess; readonly ended: Promise<Ended> }

/** Starts `assay` with these arguments; the environment holds no credentials but those given. */
export async function start(
  args: readonly string[],
  { env = {}, cwd = root }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<Started> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [await builtMain(), ...args], {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })))
  return { child, ended }
}

/** Runs `assay` to its end. */
export async function assay(args: readonly string[], options: Parameters<typeof start>[1] = {}): Promise<Ended> {
  return (await start(args, options)).ended
}
