/** A request, a response and an input on one line each: for places where there is no room for the whole exchange. */
import type { StoredExchange } from '../model/exchange.ts'
import { isObject } from '../model/json.ts'
import type { Json, JsonObject } from '../model/json.ts'
import { grouped } from './text/phrases.ts'
import { cut, visible, visibleJson } from './text/visible.ts'

/** `POST https://host/v1/groups {"name":"x"}` */
export function sentLine(exchange: StoredExchange, most: number): string {
  const { method, url, body, base64 } = exchange.request
  const content =
    body === undefined || body === '' ? '' : base64 === true ? ' (a body that is no UTF-8)' : ` ${visible(body)}`
  return cut(`${visible(method)} ${visible(url)}${content}`, most)
}

/** `200 {"id":"…"}`, or why nothing came back. */
export function answerLine(exchange: StoredExchange, most: number): string {
  const { response, fault } = exchange
  if (response === undefined) return fault === undefined ? 'no answer' : `no answer: ${visible(fault.message)}`
  const content = response.base64 === true ? '(a body that is no UTF-8)' : visible(response.body)
  return cut(`${response.status} ${content}`.trimEnd(), most)
}

export function inputLine(input: JsonObject, most: number): string {
  return cut(visibleJson(input), most)
}

/** How long the long texts of an input are, which nobody wants to count: `name has 65 characters`. */
export function lengthsOf(input: JsonObject): string {
  return textsOf(input, '')
    .map(([path, text]) => [path, [...text].length] as const)
    .filter(([, length]) => length >= LONG)
    .slice(0, 3)
    .map(([path, length]) => `${cut(visible(path), 60)} has ${grouped(length)} characters`)
    .join(', ')
}

const LONG = 24

function textsOf(value: Json, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((item: Json) => textsOf(item, `${path}[]`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`))
}
