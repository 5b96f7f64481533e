/** The life cycle must name operations, parameters and fields that the spec declares. */
import type { Operation, Resource, Spec } from '../../spec.ts'
import { entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'
import { everyField } from './fields.ts'
import { checkName, checkWord, parameterPaths, unknownField, unknownOperation, unknownParameter } from './names.ts'

const roles = ['create', 'list', 'show', 'update', 'delete'] as const

export function checkResource(spec: Spec, root: Node, report: Report): void {
  const node = entry(root, 'resource')
  const resource = spec.resource
  const names = spec.operations.map((operation) => operation.name)
  for (const role of roles) checkName(entry(node, role), names, unknownOperation, report)
  if (node === undefined || resource === undefined) return
  const find = (name: string | undefined) => spec.operations.find((operation) => operation.name === name)
  const create = find(resource.create)
  if (create !== undefined) {
    checkName(entry(node, 'name'), parameterPaths(create), unknownParameter, report)
    const path = entry(entry(node, 'id'), 'path')
    if (resource.id.from === 'input') checkName(path, parameterPaths(create), unknownParameter, report)
    else checkName(path, fieldPaths(create), unknownField, report)
  }
  checkList(node, find(resource.list), report)
  const show = find(resource.show)
  if (show !== undefined && textOf(entry(node, 'shown')) !== '')
    checkName(entry(node, 'shown'), fieldPaths(show), unknownField, report)
  checkStored(node, { create, fields: storedFields(resource, find(resource.list), show), report })
}

function fieldPaths(operation: Operation): readonly string[] {
  return everyField(operation.success.fields).map((field) => field.path)
}

function checkList(node: Node, list: Operation | undefined, report: Report): void {
  if (list === undefined) return
  const lists = everyField(list.success.fields).filter((field) => field.type === 'array')
  checkName(
    entry(node, 'items'),
    lists.map((field) => field.path),
    { code: 'unknown-field', what: 'the list' },
    report,
  )
  if (entry(node, 'items') === undefined)
    report('missing-key', node.keyAt, '`resource` has `list` and needs `items`', 'the path of the list in its reply')
  const pages = entry(node, 'pages')
  for (const key of ['number', 'size']) checkName(entry(pages, key), parameterPaths(list), unknownParameter, report)
  checkName(entry(pages, 'total'), fieldPaths(list), unknownField, report)
  checkName(entry(entry(node, 'filter'), 'parameter'), parameterPaths(list), unknownParameter, report)
}

/** Fields of one listed or shown resource, relative to it; undefined when an operation or a path on the way is wrong. */
function storedFields(
  resource: Resource,
  list: Operation | undefined,
  show: Operation | undefined,
): readonly string[] | undefined {
  const isListed = list === undefined ? resource.list === undefined : fieldPaths(list).includes(`${resource.items}[]`)
  const isShown = show === undefined ? resource.show === undefined : hasPath(show, resource.shown ?? '')
  if (!isListed || !isShown) return undefined
  const below = (operation: Operation | undefined, start: string) =>
    operation === undefined
      ? []
      : fieldPaths(operation).flatMap((path) => (path.startsWith(start) ? path.slice(start.length) : []))
  const shown = resource.shown === undefined || resource.shown === '' ? '' : `${resource.shown}.`
  return [...below(list, `${resource.items ?? ''}[].`), ...below(show, shown)]
}

function hasPath(operation: Operation, path: string): boolean {
  return path === '' || fieldPaths(operation).includes(path)
}

type Stored = {
  readonly create: Operation | undefined
  readonly fields: readonly string[] | undefined
  readonly report: Report
}

function checkStored(node: Node, { create, fields, report }: Stored): void {
  for (const [parameter, field] of entriesOf(entry(node, 'stored'))) {
    if (create !== undefined)
      checkWord(parameter, field.keyAt, { declared: parameterPaths(create), kind: unknownParameter, report })
    if (fields !== undefined) checkName(field, fields, unknownField, report)
  }
}
