/**
 * Reads a spec: YAML with the file that it extends, shape, constraints and references. Tells all problems at once and
 * throws for no input. A spec with problems is no spec.
 */
import { createHash } from 'node:crypto'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Problem } from './problem.ts'
import { assemble } from './reading/assemble.ts'
import { textFromBytes } from './reading/bytes.ts'
import { checkCrossing } from './reading/crossing/index.ts'
import { layOver } from './reading/extending.ts'
import { loadBytes, tooLarge, truePath, type Loaded } from './reading/files.ts'
import { largestFile } from './reading/limits.ts'
import { entry, numberOf, textOf, type Node } from './reading/node.ts'
import { inOrder, reportTo, type Report } from './reading/report.ts'
import { checkShape } from './reading/shape.ts'
import { nodeFromYaml } from './reading/yaml.ts'
import type { Spec } from './spec.ts'

export type SpecReading = {
  /** Absent when there are problems, and for a common file. */
  readonly spec?: Spec
  readonly problems: readonly Problem[]
}

export type ReadOptions = {
  /** Takes a file without `service`, which others extend: it has no spec, but problems like any other. */
  readonly allowCommon?: boolean
}

/** Reads a spec from a file of at most 2 MiB. */
export async function readSpec(file: string, options: ReadOptions = {}): Promise<SpecReading> {
  const loaded = await loadBytes(file, 'spec', largestFile.spec)
  if ('problem' in loaded) return { problems: [loaded.problem] }
  return readSpecText(loaded.bytes, file, (extended) => loadBeside(file, extended), options)
}

/** A link may not lead out of the folder either. */
async function loadBeside(file: string, extended: string): Promise<Loaded> {
  const inside = relative(await truePath(dirname(file)), await truePath(extended))
  const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..'
  const loaded = await loadBytes(extended, 'spec', largestFile.spec)
  if (isInside || 'problem' in loaded) return loaded
  const at = { file: extended, line: 1, column: 1 }
  return {
    problem: {
      code: 'spec/bad-extends',
      at,
      message: `${extended} is a link out of the folder of the spec`,
    },
  }
}

/**
 * Reads a spec from text or bytes.
 *
 * @param file its name in problems, and what `extends` is relative to
 * @param loadExtended gives the bytes of the extended file, by its joined path
 */
export async function readSpecText(
  content: string | Uint8Array,
  file: string,
  loadExtended: (file: string) => Promise<Loaded>,
  options: ReadOptions = {},
): Promise<SpecReading> {
  const problems: Problem[] = []
  const report = reportTo(problems, 'spec')
  const spec = await read({ content, file, loadExtended, options, problems, report })
  const ordered = inOrder(problems)
  return spec === undefined || ordered.length > 0 ? { problems: ordered } : { spec, problems: [] }
}

type Task = {
  readonly content: string | Uint8Array
  readonly file: string
  readonly loadExtended: (file: string) => Promise<Loaded>
  readonly options: ReadOptions
  readonly problems: Problem[]
  readonly report: Report
}

async function read(task: Task): Promise<Spec | undefined> {
  const bytes = bytesOf(task.content)
  const own = readRoot(bytes, task.file, task)
  if (own === undefined) return undefined
  const isCommon = !['service', 'operations', 'extends'].some((key) => own.entries.has(key))
  if (isCommon && task.options.allowCommon !== true) {
    task.report(
      'not-a-service',
      own.at,
      'the file has no `service`: it is for others to extend',
      'give a file that extends it',
    )
  }
  const base = await readExtended(own, task)
  // What the extended file declares is unknown when it cannot be read: only what this file says is judged then.
  const isWhole = base !== undefined || !own.entries.has('extends')
  const root = base === undefined ? own : layOver(base.node, own, task.report)
  const hash = createHash('sha256').update(bytes)
  if (base !== undefined) hash.update(base.bytes)
  const spec = assemble(root, { file: task.file, hash: hash.digest('hex') }, task.report)
  if (isWhole) checkCrossing(spec, root, task.report)
  return isCommon ? undefined : spec
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** Text, YAML, version and shape of one file. */
function readRoot(bytes: Uint8Array, file: string, task: Task): Node | undefined {
  const root = readNode(bytes, file, task)
  if (root !== undefined) checkShape(root, task.report)
  return root
}

/** Text, YAML and version. */
function readNode(bytes: Uint8Array, file: string, { problems, report }: Task): Node | undefined {
  if (bytes.length > largestFile.spec) {
    problems.push(tooLarge(file, 'spec', largestFile.spec))
    return undefined
  }
  const text = textFromBytes(bytes, file, report)
  const root = text === undefined ? undefined : nodeFromYaml(text, file, report)
  const version = entry(root, 'assay')
  const number = numberOf(version)
  if (version === undefined || number === undefined || !Number.isInteger(number) || number <= 1) return root
  report(
    'newer-version',
    version.at,
    `the file is of version ${number}, and this Assay reads version 1`,
    'update Assay',
  )
  return undefined
}

type Base = { readonly node: Node; readonly bytes: Uint8Array }

async function readExtended(own: Node, task: Task): Promise<Base | undefined> {
  const key = entry(own, 'extends')
  const path = textOf(key)
  if (key === undefined || path === undefined) return undefined
  const isSafe = path !== '' && !isAbsolute(path) && !/[\\:\0-\x1f]/.test(path) && !path.split('/').includes('..')
  if (!isSafe) {
    task.report(
      'bad-extends',
      key.at,
      'the path must be relative and stay in or below the folder of this file',
      'for example `common/rpc.yaml`',
    )
    return undefined
  }
  const file = join(dirname(task.file), path)
  const loaded = await task.loadExtended(file)
  if ('problem' in loaded) {
    const slug = loaded.problem.code.replace(/^.*\//, '')
    task.report(slug, key.at, loaded.problem.message)
    return undefined
  }
  const node = readNode(loaded.bytes, file, task)
  if (node === undefined) return undefined
  const nested = entry(node, 'extends') ?? entry(node, 'service')
  if (nested !== undefined) {
    task.report('bad-extends', nested.keyAt, 'an extended file has neither `extends` nor `service`')
    return undefined
  }
  checkShape(node, task.report)
  return { node, bytes: loaded.bytes }
}
