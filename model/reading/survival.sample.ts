/** What must hold of any file whatever: it is read or it has problems, soon, and each problem is inside the file. */
import { clausesOf } from '../clauses/derive.ts'
import { formatProblem } from '../problem-text.ts'
import type { Problem } from '../problem.ts'
import type { Spec } from '../spec.ts'
import { damaged, drawFrom, type Draw } from './mutation.sample.ts'

/** Milliseconds of computing, not of waiting. */
const longest = 1000

type Reading = {
  readonly spec?: Spec
  readonly value?: unknown
  readonly problems: readonly Problem[]
  /** Texts of files that belong to it: a problem may be in one of them. */
  readonly others?: Readonly<Record<string, string>>
}
export type Reader = (content: string | Uint8Array) => Promise<Reading>
export type Damage = (text: string, draw: Draw) => string | Uint8Array

/** Reads the damaged copy that a seed gave; undefined when all is well, otherwise what is not. */
async function trouble(read: Reader, content: string | Uint8Array, seed: number): Promise<string | undefined> {
  const before = performance.now()
  const told = await read(content).catch((error: unknown) => `throws ${String(error)}`)
  if (performance.now() - before > longest && (await computing(read, content)) > longest) return `seed ${seed} hangs`
  if (typeof told === 'string') return `seed ${seed} ${told}`
  if ((told.spec ?? told.value) === undefined && told.problems.length === 0)
    return `seed ${seed} gives nothing and tells nothing`
  if (told.spec !== undefined) clausesOf(told.spec, { typed: true })
  const shown = typeof content === 'string' ? content : new TextDecoder().decode(content)
  const lines = shown.split('\n')
  const stray = told.problems.find((problem) => {
    const other = told.others?.[problem.at.file]
    return !isInside(problem, other === undefined ? lines : other.split('\n'))
  })
  if (stray !== undefined) return `seed ${seed} has a problem outside the file: ${JSON.stringify(stray)}`
  const block = told.problems[0] === undefined ? '' : formatProblem(told.problems[0], shown)
  return /[\u0000-\u0009\u000b-\u001f]/.test(block) ? `seed ${seed} shows control characters` : undefined
}

/** How long a reading computes: asked only when it seemed long, since the machine may have been busy. */
async function computing(read: Reader, content: string | Uint8Array): Promise<number> {
  const before = process.cpuUsage()
  await read(content)
  return process.cpuUsage(before).user / 1000
}

/** One column past the end of a line is where something is missing. */
function isInside({ at }: Problem, lines: readonly string[]): boolean {
  const line = lines[at.line - 1]
  if (line === undefined || at.column < 1 || at.column > line.length + 1) return false
  return at.length === undefined || (at.length >= 1 && at.column - 1 + at.length <= Math.max(line.length, at.column))
}

/** What is not well, over the damaged copies of as many seeds. Nothing, where all is. */
export async function troubles(
  read: Reader,
  text: string,
  copies: number,
  damage: Damage = damaged,
): Promise<readonly string[]> {
  const found: string[] = []
  for (let seed = 0; seed < copies; seed += 1) {
    const told = await trouble(read, damage(text, drawFrom(seed)), seed)
    if (told !== undefined) found.push(told)
  }
  return found
}
