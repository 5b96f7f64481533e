/** A request, a response and an input on one line each: for places where there is no room for the whole exchange. */
import type { StoredExchange } from '../model/exchange.ts'
import type { JsonObject } from '../model/json.ts'
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
