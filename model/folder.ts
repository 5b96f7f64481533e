/** Makes folders. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from './reading/files.ts'

/**
 * Makes a folder and those above it; one that is there already is fine. Throws what the file system throws.
 *
 * Not by `recursive`: where a file system refuses new folders with ENOENT, as /proc does, Node 20 tries for ever.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      // Tells a folder from a file in its place.
      mkdirSync(path, { recursive: true })
      return
    }
    const above = dirname(path)
    if (codeOf(error) !== 'ENOENT' || above === path) throw error
    makeFolder(above)
    mkdirSync(path)
  }
}
