/**
 * Reads and writes the XML that RPC services speak: elements and text. Attributes, comments and instructions are skipped.
 *
 * A document type is refused, so that no entity is ever declared, fetched or expanded; nesting is bounded.
 */
import { isUtf8 } from 'node:buffer'
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser'
import { isObject, type Json, type JsonObject } from '../model/json.ts'
import { deepestNesting } from './json-text.ts'

export type XmlElement = { readonly name: string; readonly text: string; readonly children: readonly XmlElement[] }

export type XmlReading =
  | { readonly kind: 'xml'; readonly root: XmlElement }
  | { readonly kind: 'unreadable'; readonly because: string }

const textName = '#text'
const cdataName = '#cdata'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: deepestNesting,
  textNodeName: textName,
  cdataPropName: cdataName,
})

const documentType = /^(?:\s|<\?[^>]*>|<!--(?:(?!-->)[^])*-->)*<!DOCTYPE/i

/** Reads a document (XML 1.0) in UTF-8. Never throws. */
export function readXml(bytes: Uint8Array): XmlReading {
  if (!isUtf8(bytes)) return unreadable('the body is not valid UTF-8')
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole
  try {
    if (documentType.test(text)) return unreadable('the body declares a document type, which could declare entities')
    const valid = XMLValidator.validate(text, { allowBooleanAttributes: true })
    if (valid !== true) return unreadable(`the body is not well-formed XML (line ${valid.err.line})`)
    if (hasLateDocumentType(text)) return unreadable('the body declares a document type inside of its root element')
    const roots = elementsFrom(parser.parse(text))
    const root = roots[0]
    return root === undefined || roots.length > 1
      ? unreadable('the body has no single root element')
      : { kind: 'xml', root }
  } catch (error) {
    if (error instanceof UnknownEntity) return unreadable('the body uses an entity that XML does not define')
    const isDeep = error instanceof Error && /nested/i.test(error.message)
    return unreadable(
      isDeep ? `the body nests deeper than ${deepestNesting} levels` : 'the body is not XML that can be read safely',
    )
  }
}

/** For well-formed texts: sections and comments, which may hold anything, are stepped over. */
function hasLateDocumentType(text: string): boolean {
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(text)) return false
  const marks = text.matchAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|(<!(?:DOCTYPE|ENTITY))/gi)
  return [...marks].some((mark) => mark[1] !== undefined)
}

function unreadable(because: string): XmlReading {
  return { kind: 'unreadable', because }
}

class UnknownEntity extends Error {}

/** Checks and converts what the parser gives: a list of `{name: list}`, `{#text: string}` and `{#cdata: list}`. */
function elementsFrom(nodes: unknown): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown): readonly XmlElement[] => {
    const name = isObject(node) ? Object.keys(node)[0] : undefined
    if (!isObject(node) || name === undefined || name === textName || name === cdataName) return []
    return [{ name, text: textOf(node[name]), children: elementsFrom(node[name]) }]
  })
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  let text = ''
  for (const node of nodes) {
    if (!isObject(node)) continue
    const plain = node[textName]
    const [section] = Array.isArray(node[cdataName]) ? node[cdataName] : []
    if (typeof plain === 'string') text += withEntities(plain)
    else if (isObject(section) && typeof section[textName] === 'string') text += section[textName]
  }
  return text
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Replaces the five entities that XML defines and character references (XML 1.0, sections 4.1 and 4.6). */
function withEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^;&]{0,10});?/g, (_, name: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const character = predefined.get(name) ?? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined)
    if (character === undefined) throw new UnknownEntity()
    return character
  })
}

const builder = new XMLBuilder({ processEntities: true, suppressEmptyNode: false })

/** Writes a document. Lists become repeated siblings; null, and names that are no XML names, are left out. */
export function writeXml(rootName: string, body: JsonObject): Uint8Array {
  const root: string = builder.build({ [rootName]: prepared(body) })
  return Buffer.from(`<?xml version='1.0' encoding='UTF-8'?>${root}`)
}

/** Characters that XML 1.0 (section 2.2) cannot hold, lone surrogates among them. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function prepared(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll(unwritable, '\uFFFD')
  if (Array.isArray(value)) return value.filter((item: Json) => item !== null).map(prepared)
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([name, inner]) => /^[A-Za-z_][\w.-]*$/.test(name) && inner !== null)
  return Object.fromEntries(entries.map(([name, inner]) => [name, prepared(inner)]))
}
