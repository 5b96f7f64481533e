/** Replaces a section of a document that a bench writes: what stands between `<!-- name -->` and `<!-- /name -->`. */
import { readFile } from 'node:fs/promises'
import { writeFileSafely } from '../model/written-file.ts'

/** The text with the section's content replaced; the markers stay. Throws a RangeError unless each marker is there once, in order. */
export function withSection(text: string, name: string, content: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, inside, ...more] = text.split(opening)
  const [, after, ...rest] = (inside ?? '').split(closing)
  if (before === undefined || after === undefined || more.length > 0 || rest.length > 0)
    throw new RangeError(`needs ${opening} and ${closing}, once each and in this order`)
  return `${before}${opening}\n\n${content.trim()}\n\n${closing}${after}`
}

/** Writes the section into a file that has its markers. */
export async function writeSection(file: string, name: string, content: string): Promise<void> {
  const problem = await writeFileSafely(file, withSection(await readFile(file, 'utf8'), name, content))
  if (problem !== undefined) throw new Error(problem.message)
}
