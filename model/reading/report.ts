/** How readers tell what is wrong: they go on reading, and all problems are collected. */
import type { Problem, SourceRef } from '../problem.ts'
import { mostProblems } from './limits.ts'

/** A hint that is dear to find is a function: it is asked only when the problem is kept. */
export type Report = (code: string, at: SourceRef, message: string, hint?: Hint) => void
export type Hint = string | (() => string | undefined) | undefined

/** Makes a report that appends to a list. Codes get the prefix `area/`. */
export function reportTo(problems: Problem[], area: string): Report {
  return (code, at, message, hint) => {
    if (problems.length > mostProblems) return
    if (problems.length === mostProblems) {
      problems.push({ code: `${area}/too-many`, at, message: `there are more than ${mostProblems} problems` })
      return
    }
    const told = typeof hint === 'function' ? hint() : hint
    problems.push({ code: `${area}/${code}`, at, message, ...(told === undefined ? {} : { hint: told }) })
  }
}

/** Problems in the order of the file, without repetitions. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...seen.values()].toSorted(
    (a, b) => compareText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column,
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
