/** Finds and reads the specs that a command names; prints every problem of every file at once. */
import { readdir } from 'node:fs/promises'
import { readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { formatProblem } from '../model/problem-text.ts'
import type { Problem } from '../model/problem.ts'
import { largestFile } from '../model/reading/limits.ts'
import type { Spec } from '../model/spec.ts'
import { readSpec } from '../model/spec-file.ts'
import { UsageError } from './errors.ts'
import { packageFolder } from './package-folder.ts'

/** The files named, or all specs of the folder `specs` here, or of this package. */
export async function specFiles(named: readonly string[]): Promise<readonly string[]> {
  if (named.length > 0) return named.map(fromHere)
  for (const folder of ['specs', join(packageFolder, 'specs')]) {
    const found = await readdir(folder).catch(() => [])
    const files = found.filter((name) => /\.ya?ml$/.test(name)).toSorted()
    if (files.length > 0) return files.map((name) => relative('.', join(folder, name)))
  }
  throw new UsageError('no spec was named and there is no folder `specs` here')
}

/** A file of this folder is named from here, however it was given: code scanning wants such names, and reports travel. */
function fromHere(file: string): string {
  const name = relative('.', file)
  return isAbsolute(file) && name !== '' && !name.startsWith('..') && !isAbsolute(name) ? name : file
}

/**
 * The spec that a run or a journal names, which somebody else may have written: what is no spec is not even opened, since
 * problems show lines of a file.
 */
export function rememberedSpec(file: string): string {
  if (/\.ya?ml$/i.test(file)) return file
  throw new UsageError(`${JSON.stringify(file)} is no name of a spec; name the right one with --spec`)
}

/** Reads all specs. Undefined when any has a problem: then all problems of all files have been printed. */
export async function readSpecs(named: readonly string[]): Promise<readonly Spec[] | undefined> {
  const readings = await Promise.all((await specFiles(named)).map(async (file) => readSpec(file)))
  const problems = readings.flatMap((reading) => reading.problems)
  if (problems.length > 0) {
    printProblems(problems)
    return undefined
  }
  const specs = readings.flatMap((reading) => (reading.spec === undefined ? [] : [reading.spec]))
  const twice = specs.find((spec, place) => specs.findIndex((other) => other.service === spec.service) !== place)
  if (twice !== undefined)
    throw new UsageError(`the service \`${twice.service}\` is described by more than one of the files named`)
  return specs
}

/** Prints problems with their excerpts to standard error, and how many there are. */
export function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem, textOf(problem.at.file))}\n\n`)
  process.stderr.write(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n`)
}

/** Undefined for what no reader takes either: a device may have no end, a pipe no beginning. */
function textOf(file: string): string | undefined {
  try {
    const found = statSync(file)
    return found.isFile() && found.size <= largestFile.journal ? readFileSync(file, 'utf8') : undefined
  } catch {
    return undefined
  }
}
