/**
 * A curl line for a request, to read and to paste. Credentials stand there as `$NAMES` of environment variables.
 *
 * No secret and no signature ever enters it: the request is built anew from placeholders. A signature that a shell cannot
 * compute is `$SIGNATURE`.
 */
import { isUtf8 } from 'node:buffer'
import type { WireRequest } from '../model/exchange.ts'
import { schemeFor } from './authentication/index.ts'
import { environmentNames } from './environment.ts'
import { headersByName } from './header.ts'
import type { Call } from './protocol.ts'
import { isShowable, printfFormat, shellWord } from './shell.ts'

/** Unreserved characters only, so that no encoding changes it. */
const placeholder = /assay~env~([A-Z_]+)~/

function placeholderFor(name: string): string {
  return `assay~env~${name}~`
}

/** The line for a call; `encode` is the protocol's own. Throws where `encode` does. */
export function curlLine(call: Call, encode: (call: Call, shown: string) => WireRequest): string {
  const { scheme } = schemeFor(call).scheme
  const names = environmentNames(scheme, call.variation.identity)
  const held = Object.keys(call.credentials ?? {})
  const credentials = Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => (held.includes(key) ? [[key, placeholderFor(name)]] : [])),
  )
  const variation = { ...call.variation, scheme }
  const request = encode({ ...call, credentials, variation }, placeholderFor('SIGNATURE'))
  const variables = new Set([...Object.values(names), 'SIGNATURE'])
  const word = (text: string): string => wordWithVariables(text, variables)
  const words = ['curl -sSi -X', word(request.method), word(request.url), ...headerWords(request, word)]
  return withBody(words.join(' '), request.body, word)
}

function wordWithVariables(text: string, variables: ReadonlySet<string>): string {
  const words = text.split(placeholder).map((part, at) => {
    if (at % 2 === 0) return part === '' ? '' : shellWord(part)
    return variables.has(part) ? `"$${part}"` : shellWord(placeholderFor(part))
  })
  return words.join('')
}

function headerWords({ headers, body }: WireRequest, word: (text: string) => string): readonly string[] {
  const byName = headersByName(headers)
  const words = headers.map(([name, value]) => {
    const pair = /^Basic (.*:.*)$/.exec(value)?.[1]
    if (name === 'authorization' && pair !== undefined) return `-u ${word(pair)}`
    // `-H 'name:'` would take the header away.
    return `-H ${value === '' ? word(`${name};`) : word(`${name}: ${value}`)}`
  })
  // What curl adds by itself was not sent.
  if (byName['accept'] === undefined) words.push("-H 'accept:'")
  if (body !== undefined && byName['content-type'] === undefined) words.push("-H 'content-type:'")
  return words
}

function withBody(line: string, body: Uint8Array | undefined, word: (text: string) => string): string {
  if (body === undefined) return line
  const text = isUtf8(body) ? Buffer.from(body).toString('utf8') : ''
  const content = text.replace(/ +$/, '')
  const padding = text.length - content.length
  if (padding > 16 && isShowable(content))
    return `printf '%s%${padding}s' ${shellWord(content)} '' | ${line} --data-binary @-`
  if (text !== '' && isShowable(text)) return `${line} --data-raw ${word(text)}`
  return `printf ${printfFormat(body)} | ${line} --data-binary @-`
}
