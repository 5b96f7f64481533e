/** HTTP header lists: looked up without regard to case, replaced, removed. */
import type { Headers } from '../model/exchange.ts'

export type HeadersByName = Readonly<Record<string, string>>

/** Names in lower case; repeated headers joined by `, ` (RFC 9110, section 5.3). Has no prototype. */
export function headersByName(headers: Headers): HeadersByName {
  const byName: Record<string, string> = Object.create(null)
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    const before = byName[lower]
    byName[lower] = before === undefined ? value : `${before}, ${value}`
  }
  return byName
}

/** The value of the first header of that name, which must be in lower case. */
export function headerOf(headers: Headers, name: string): string | undefined {
  return headers.find((header) => header[0].toLowerCase() === name)?.[1]
}

/** Sets headers, replacing those of the same name; null removes. */
export function withHeaders(headers: Headers, changes: Readonly<Record<string, string | null>>): Headers {
  const names = new Set(Object.keys(changes).map((name) => name.toLowerCase()))
  const kept = headers.filter(([name]) => !names.has(name.toLowerCase()))
  const added = Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return [...kept, ...added]
}
