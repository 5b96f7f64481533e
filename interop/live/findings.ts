/** The fails of a service as Markdown, each with the smallest request that shows it. */
import { isObject, type Json } from '../../model/json.ts'
import type { ClauseResult, ServiceRun } from '../../model/run.ts'

const longest = 24
/** Texts that a user gave; all others are drawn. */
const kept: ReadonlySet<string> = new Set(['default'])

/** One item per broken clause; the same text for the same seed. */
export function findingsOf({ clauses }: ServiceRun): string {
  return clauses.flatMap(itemOf).join('\n')
}

function itemOf({ id, level, statement, verdict }: ClauseResult): readonly string[] {
  if (verdict.kind !== 'fail') return []
  const { request, response } = verdict.example.exchange
  const [finding] = verdict.findings
  const path = request.url.replace(/^https?:\/\/[^/]+/, '').replaceAll(/[0-9a-f]{32}/g, '{id}')
  return [
    `- \`${id}\` (${level}): ${statement}`,
    `  - expected ${finding?.expected ?? ''}; got ${finding?.actual ?? ''}`,
    `  - \`${[request.method, path, bodyOf(request.body ?? '')].join(' ').trimEnd()}\` → ${response?.status ?? 'no answer'}`,
  ]
}

function bodyOf(body: string): string {
  const json = jsonIn(body)
  if (json === undefined) return body === '' ? '' : '(no JSON)'
  return `${JSON.stringify(shortened(json))}${body.endsWith('  ') ? ' and blanks beyond the limit' : ''}`
}

function jsonIn(body: string): Json | undefined {
  try {
    const json: Json = JSON.parse(body)
    return json
  } catch {
    return undefined
  }
}

function shortened(value: Json): Json {
  if (typeof value === 'string')
    return kept.has(value) ? value : value.length > longest ? `… ${[...value].length} characters …` : '…'
  if (Array.isArray(value)) return value.map(shortened)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]))
}
