/**
 * The events of a run as NDJSON, one a line, each written before the next one happens: what a killed run leaves
 * behind can be read. The form of a line is reports/schemas/event.schema.json.
 */
import { closeSync, lstatSync, openSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RunEvent } from '../../model/event.ts'
import { makeFolder } from '../../model/folder.ts'
import type { Problem } from '../../model/problem.ts'
import { unwritten } from '../../model/written-file.ts'
import { visibleJson } from '../text/visible.ts'

/** One line, with the version of the form, without its newline. */
export function eventLine(event: RunEvent): string {
  return visibleJson({ assay: 1, ...event })
}

export type EventFile = {
  /** Throws nothing: a run goes on, and cleans up, where its events find no room. */
  readonly listen: (event: RunEvent) => void
  /** Gives the problem when the file is not whole. */
  readonly close: () => Problem | undefined
}

/**
 * Opens a file and gives the listener that writes to it, without a buffer between. A link in its place is replaced, as
 * `writeFileSafely` does.
 */
export function openEventFile(
  path: string,
  write: (file: number, text: string) => void = writeFileSync,
): EventFile | { readonly problem: Problem } {
  let file: number
  try {
    makeFolder(dirname(path))
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) unlinkSync(path)
    file = openSync(path, 'w')
  } catch (error) {
    return { problem: unwritten(path, error) }
  }
  let problem: Problem | undefined
  return {
    listen(event) {
      if (problem !== undefined) return
      try {
        write(file, `${eventLine(event)}\n`)
      } catch (error) {
        problem = unwritten(path, error)
      }
    },
    close() {
      closeSync(file)
      return problem
    },
  }
}
