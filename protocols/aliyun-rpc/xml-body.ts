/**
 * XML replies in the shape of their JSON form, guided by the declared response fields, so that the same checks judge both.
 *
 * XML has no types: text becomes a number or a boolean where one is declared and the text is one. A list is repeated
 * siblings, so an empty list and an absent one look alike: it is read as absent if it may be, else as empty.
 */
import type { Json, JsonObject } from '../../model/json.ts'
import type { Operation, ResponseField } from '../../model/spec.ts'
import type { BodyReading } from '../reply.ts'
import { readXml, type XmlElement } from '../xml-text.ts'

/** Root element of every error. */
export const errorRoot = 'Error'

/** Root element of an operation's success. */
export function successRoot(operation: Operation): string {
  return `${operation.name}Response`
}

/** Reads a reply; a root element other than the documented one makes it unreadable. Never throws. */
export function readXmlBody(bytes: Uint8Array, operation: Operation, status: number): BodyReading {
  const reading = readXml(bytes)
  if (reading.kind === 'unreadable') return { format: 'xml', unreadable: reading.because }
  const { root } = reading
  if (root.name === errorRoot) return { format: 'xml', body: objectFrom(root, []) }
  if (status >= 400 || root.name !== successRoot(operation)) {
    const wanted = status >= 400 ? errorRoot : successRoot(operation)
    if (root.name.toLowerCase() === 'html') return { format: 'other', unreadable: 'the body is HTML' }
    return { format: 'xml', unreadable: `the root element is <${root.name.slice(0, 80)}>, not <${wanted}>` }
  }
  return { format: 'xml', body: objectFrom(root, operation.success.fields) }
}

function objectFrom(element: XmlElement, fields: readonly ResponseField[]): JsonObject {
  const siblings = new Map<string, XmlElement[]>()
  for (const child of element.children) {
    const before = siblings.get(child.name)
    if (before === undefined) siblings.set(child.name, [child])
    else before.push(child)
  }
  const entries = [...siblings].map(([name, elements]): readonly [string, Json] => {
    return [
      name,
      valueFrom(
        elements,
        fields.find((field) => field.name === name),
      ),
    ]
  })
  const empty = fields
    .filter((field) => field.type === 'array' && !field.optional && !siblings.has(field.name))
    .map((field): readonly [string, Json] => [field.name, []])
  return Object.fromEntries([...entries, ...empty])
}

/** A scalar that is repeated becomes a list, so that its type is seen to be wrong. */
function valueFrom(elements: readonly XmlElement[], field: ResponseField | undefined): Json {
  if (field?.type === 'array') return elements.map((element) => itemFrom(element, field.items))
  const [only] = elements
  return elements.length === 1 && only !== undefined
    ? itemFrom(only, field)
    : elements.map((element) => itemFrom(element, field))
}

function itemFrom(element: XmlElement, field: ResponseField | undefined): Json {
  if (field?.type === 'object' || element.children.length > 0) return objectFrom(element, field?.properties ?? [])
  const { text } = element
  switch (field?.type) {
    case 'integer':
      return /^\s*-?\d{1,17}\s*$/.test(text) ? Number(text) : text
    case 'boolean':
      return /^\s*(?:true|false)\s*$/.test(text) ? text.trim() === 'true' : text
    case 'null':
      return text === '' ? null : text
    default:
      return text
  }
}
