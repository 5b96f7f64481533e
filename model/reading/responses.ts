/** Reads what a good call is answered with. */
import type { Citation, ResponseField, Success } from '../spec.ts'
import { isObject } from '../json.ts'
import { eachOf, entriesOf, entry, isTrue, numberOf, present, textOf, type Node } from './node.ts'
import type { Named } from './parameters.ts'
import type { Report } from './report.ts'
import { readCitations } from './sources.ts'
import { fieldTypes, formats, levels } from './words.ts'

/** Reads `success`; its citations default to those of the operation. */
export function readSuccess(
  node: Node | undefined,
  operation: { readonly node: Node; readonly cite: readonly Citation[] },
  report: Report,
): Success {
  const cite = readCitations(entry(node, 'cite'), operation.cite)
  return {
    status: numberOf(entry(node, 'status')) ?? 200,
    fields: entriesOf(entry(node, 'fields')).map(([name, field]) =>
      readField({ name, path: name, node: field }, cite, report),
    ),
    cite,
    at: (node ?? operation.node).keyAt,
  }
}

function readField({ name, path, node }: Named, inherited: readonly Citation[], report: Report): ResponseField {
  const cite = readCitations(entry(node, 'cite'), inherited)
  const items = entry(node, 'items')
  const properties = entry(node, 'properties')
  const values = eachOf(entry(node, 'values')).map((item) => item.value)
  const read = (inner: string, child: string, field: Node) =>
    readField({ name: inner, path: child, node: field }, cite, report)
  const type = typeOf(node, report)
  checkExample(type, node, report)
  return {
    name,
    path,
    type,
    nullable: isTrue(entry(node, 'nullable')),
    optional: isTrue(entry(node, 'optional')),
    ...present({
      format: formats.of(entry(node, 'format')),
      values: values.length === 0 ? undefined : values,
      echo: textOf(entry(node, 'echo')),
      template: textOf(entry(node, 'template')),
      properties:
        properties === undefined
          ? undefined
          : entriesOf(properties).map(([inner, field]) => read(inner, `${path}.${inner}`, field)),
      items: items === undefined ? undefined : read(`${name}[]`, `${path}[]`, items),
      example: entry(node, 'example')?.value,
    }),
    level: levels.of(entry(node, 'level')) ?? 'must',
    cite,
    at: node.keyAt,
  }
}

function typeOf(node: Node, report: Report): ResponseField['type'] {
  const type = fieldTypes.of(entry(node, 'type'))
  if (type !== undefined) return type
  if (entry(node, 'properties') !== undefined) return 'object'
  if (entry(node, 'items') !== undefined) return 'array'
  if (entry(node, 'type') === undefined && node.entries.size > 0)
    report('missing-key', node.keyAt, 'a field needs `type`')
  return 'string'
}

const fits: Readonly<Record<ResponseField['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: Array.isArray,
  null: (value) => value === null,
}

/** The mock answers with the example, so it must have the type and be one of the values. */
function checkExample(type: ResponseField['type'], node: Node, report: Report): void {
  const example = entry(node, 'example')
  if (example === undefined || (example.value === null && isTrue(entry(node, 'nullable')))) return
  const values = eachOf(entry(node, 'values')).map((item) => item.value)
  if (!fits[type](example.value)) report('bad-example', example.at, `the example is not of the type \`${type}\``)
  else if (values.length > 0 && !values.includes(example.value)) {
    report('bad-example', example.at, 'the example is none of the `values`')
  }
}
