/** Changes to an answer that is already bytes: what the protocol wrote is read again, changed and written. */
import type { Headers, WireResponse } from '../../model/exchange.ts'
import { isObject } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'

/** The response with its JSON body changed; one that has none is left alone. */
export function withJson(response: WireResponse, change: (body: Json) => Json): WireResponse {
  const body = jsonOf(response)
  return body === undefined ? response : withText(response, JSON.stringify(change(body)))
}

/** The response with another text for a body; its length goes with it. */
export function withText(response: WireResponse, text: string): WireResponse {
  return { ...response, headers: without(response.headers, 'content-length'), body: new TextEncoder().encode(text) }
}

/** The JSON of a body, or undefined when it is none. */
export function jsonOf(response: WireResponse): Json | undefined {
  const text = new TextDecoder().decode(response.body)
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const body: unknown = JSON.parse(text)
    return isJson(body) ? body : undefined
  } catch {
    return undefined
  }
}

/** `JSON.parse` makes nothing else; the check is for the lists at the top. */
function isJson(value: unknown): value is Json {
  return Array.isArray(value) || isObject(value)
}

/** The headers without those of a name, given in lower case. */
export function without(headers: Headers, name: string): Headers {
  return headers.filter(([known]) => known.toLowerCase() !== name)
}
