/**
 * The events of a run as NDJSON, one a line, each written before the next one happens: what a killed run leaves
 * behind can be read. The form of a line is reports/schemas/event.schema.json.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RunEvent } from '../../model/event.ts'
import { makeFolder } from '../../model/folder.ts'
import { visibleJson } from '../text/visible.ts'

/** One line, with the version of the form, without its newline. */
export function eventLine(event: RunEvent): string {
  return visibleJson({ assay: 1, ...event })
}

export type EventFile = { readonly listen: (event: RunEvent) => void; readonly close: () => void }

/**
 * Opens a file and gives the listener that writes to it, without a buffer between.
 *
 * @throws what the file system throws when the file cannot be opened or written
 */
export function openEventFile(path: string): EventFile {
  makeFolder(dirname(path))
  const file = openSync(path, 'w')
  return {
    listen: (event) => void writeSync(file, `${eventLine(event)}\n`),
    close: () => closeSync(file),
  }
}
