/** A spec as wide as wanted: many operations with many parameters, beside those of the example. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const example = join(import.meta.dirname, '../examples/bookshelf.yaml')
const end = '\n# 10.'

/** The text of a spec with so many more operations, each of which takes so many optional texts: the same ones, by an anchor. */
export async function wideSpec(operations: number, parameters: number): Promise<string> {
  const text = await readFile(example, 'utf8')
  const texts = Array.from(
    { length: parameters },
    (_, at) => `text${at}: { type: string, in: query, length: { min: 2, max: ${20 + at} }, refused: invalid }`,
  )
  const wide = Array.from({ length: operations }, (_, at) => {
    const all = at === 0 ? `&wide { ${texts.join(', ')} }` : '*wide'
    const replies = 'success: { status: 200 }, errors: { invalid: *invalid }'
    return `  Wide${at}: { method: GET, path: /wide/${at}, cite: guide#operations/list, parameters: ${all}, ${replies} }`
  })
  return text.replace(end, `\n${wide.join('\n')}\n${end}`)
}
