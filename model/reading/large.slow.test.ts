/** Files near the limit of size, each made to be slow. What counts is computing, not waiting: at most a second. */
import { expect, it } from 'vitest'
import { readText } from './spec.sample.ts'

const size = 2_000_000

function filled(piece: string, start = ''): string {
  return start + piece.repeat(Math.floor((size - start.length) / new TextEncoder().encode(piece).length))
}

function listed(count: number, item: (index: number) => string, separator = ','): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(separator)
}

const hostile: readonly (readonly [name: string, text: string])[] = [
  ['many keys', listed(24_000, (index) => `k${index}: 1`, '\n')],
  ['one key again and again', 'a: 1\n'.repeat(24_000)],
  ['quotes', filled('"')],
  ['anchors', filled('&a ')],
  ['aliases', filled('*a ')],
  ['tags', filled('! ')],
  ['one long tag', filled('!')],
  ['colons', filled(':')],
  ['blanks', filled(' ')],
  ['tabs', filled('\t')],
  ['line ends of old', filled('\r')],
  ['line ends', filled('\n')],
  ['zeros', filled('\0')],
  ['comments', filled('#\n')],
  ['directives', filled('%\n')],
  ['documents', filled('a\n---\n')],
  ['one word', filled('a')],
  ['han', filled('中')],
  ['a block of text', filled('  x\n', 'a: |\n')],
  ['folded text', filled('  x\n\n', 'a: >\n')],
  ['quoted text', filled('x\n ', 'a: "')],
  ['plain text', filled(' x\n', 'a:\n')],
  ['wrong escapes', filled('\\x', 'a: "')],
  ['wrong escapes, within the limit of tokens', `a: "${'\\x'.repeat(49_000)}"`],
  ['closing brackets', '}'.repeat(99_000)],
  ['wrong closing brackets', `{${']'.repeat(99_000)}`],
  ['open brackets', '['.repeat(99_000)],
  ['lines further and further in', listed(5000, (index) => `${' '.repeat(index % 390)}a:`, '\n')],
  [
    'characters of one alphabet',
    `assay: 1\noperations: { o: { method: GET, success: { status: 200 }, parameters: { p: { type: string, alphabet: [${listed(20_000, (index) => `a${index}`)}] } } } }`,
  ],
  [
    'values',
    `assay: 1\noperations: { o: { method: GET, success: { status: 200 }, parameters: { p: { type: string, values: [${listed(20_000, (index) => `a${index}`)}] } } } }`,
  ],
  [
    'rows, and citations that miss them',
    `assay: 1\nsources: { s: { title: t, language: en, sections: { a: { title: t, rows: [${listed(20_000, (index) => `r${index}`)}] } } } }\nuntestable: [{ because: b, rows: [${listed(12_000, (index) => `s#a/q${index}`)}] }]`,
  ],
  [
    'fields with echoes',
    `assay: 1\noperations:\n o: { method: GET, success: { status: 200, fields: {${listed(2500, (index) => `f${index}: { type: string, echo: q${index} }`)}} }, parameters: {${listed(2500, (index) => `p${index}: { type: string }`)}} }`,
  ],
  [
    'fields with templates',
    `assay: 1\noperations:\n o: { method: GET, success: { status: 200, fields: {${listed(3000, (index) => `f${index}: { type: string, template: "{g${index}}" }`)}} } }`,
  ],
  [
    'errors, and names that miss them',
    `assay: 1\nerrors: {${listed(2000, (index) => `e${index}: { status: 400, when: invalid }`)}}\noperations: {${listed(1500, (index) => `o${index}: { method: GET, success: { status: 200 }, parameters: { p: { type: string, refused: x${index} } } }`)}}`,
  ],
]

it.each(hostile)('%s', { timeout: 120_000 }, async (_, text) => {
  const before = process.cpuUsage()
  const { spec, problems } = await readText(text)
  const milliseconds = process.cpuUsage(before).user / 1000
  expect(spec).toBeUndefined()
  expect(problems.length).toBeGreaterThan(0)
  expect(milliseconds).toBeLessThan(1000)
})
