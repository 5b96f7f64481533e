/**
 * The closed set of formats that a response field may promise. No regular expression ever comes from a file.
 * Each is as wide as the documents are: what they leave open passes.
 */
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { Format } from '../model/spec.ts'

type Definition =
  | { readonly type: 'string'; readonly validate: (value: string) => boolean }
  | { readonly type: 'number'; readonly validate: (value: number) => boolean }

const year2000 = Date.UTC(2000, 0)
const year2100 = Date.UTC(2100, 0)

/** UTC to the second, with a day and an hour that exist. */
function isUtcSeconds(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z')
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\/[^\s]+$/.test(text)
}

const hostName = fullFormats.hostname

export const formats: Readonly<Record<Format, Definition>> = {
  'request-id': { type: 'string', validate: (text) => /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(text) },
  'hex-32': { type: 'string', validate: (text) => /^[0-9a-f]{32}$/.test(text) },
  'epoch-milliseconds': {
    type: 'number',
    validate: (time) => Number.isInteger(time) && time >= year2000 && time < year2100,
  },
  'utc-seconds': { type: 'string', validate: isUtcSeconds },
  url: { type: 'string', validate: isUrl },
  'host-name': {
    type: 'string',
    validate: (text) => hostName instanceof RegExp && text.length <= 253 && hostName.test(text),
  },
}

/** Makes the formats known to an ajv. */
export function addFormats(ajv: Ajv2020): void {
  for (const [name, definition] of Object.entries(formats)) ajv.addFormat(name, definition)
}
