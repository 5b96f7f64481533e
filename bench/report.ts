/** What a bench found: shown, written as JSON with the machine it was found on, and put into a document where asked. */
import { cpus, totalmem } from 'node:os'
import { writeFileSafely } from '../model/written-file.ts'
import { writeSection } from './doc-section.ts'

export type Found = {
  /** Also the name of the section in the document: `<!-- bench:throughput -->`. */
  readonly name: string
  /** The JSON file. */
  readonly out: string
  readonly result: object
  /** Markdown: the figures, and the command that gives them. */
  readonly text: string
  /** A document with a section of that name, to be replaced; none when it is empty. */
  readonly doc: string
}

/** The processors, the memory and Node, in words that stay the same from run to run. */
function machine(): string {
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`
}

/** Throws when a file cannot be written. */
export async function report({ name, out, result, text, doc }: Found): Promise<void> {
  const where = machine()
  console.log(text)
  const problem = await writeFileSafely(out, `${JSON.stringify({ machine: where, ...result }, null, 1)}\n`)
  if (problem !== undefined) throw new Error(problem.message)
  if (doc !== '') await writeSection(doc, `bench:${name}`, `${text.trim()}\n\nMeasured on ${where}.`)
}

/** A table in Markdown; all columns but the first are figures. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}
