/** Parameter values as text, where the wire knows nothing else: query, path, header, form. */
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'

/** A value as text: strings as they are, the rest as JSON. */
export function textFromValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The value that a text means for a parameter of that type; a text that means none stays a text. */
export function valueFromText(text: string, type: Parameter['type'] | undefined): Json {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text) && String(Number(text)) === text) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
