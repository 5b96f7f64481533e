/** Reads the API calls. */
import type { ErrorPromise, Operation, Parameter } from '../spec.ts'
import { readErrors } from './errors.ts'
import { entriesOf, entry, textOf, textsOf, type Node } from './node.ts'
import { readParameter } from './parameters.ts'
import { readQuestions } from './questions.ts'
import type { Report } from './report.ts'
import { readSuccess } from './responses.ts'
import { readCitations } from './sources.ts'

export function readOperations(node: Node | undefined, protocol: string, report: Report): readonly Operation[] {
  return entriesOf(node).map(([name, operation]) => readOperation(name, operation, { protocol, report }))
}

type Reading = { readonly protocol: string; readonly report: Report }

function readOperation(name: string, node: Node, { protocol, report }: Reading): Operation {
  const cite = readCitations(entry(node, 'cite'))
  const listed = textsOf(entry(node, 'methods'))
  const methods = listed.length > 0 ? listed : [textOf(entry(node, 'method')) ?? 'POST']
  const path = textOf(entry(node, 'path')) ?? '/'
  const method = methods[0] ?? 'POST'
  const parameters = entriesOf(entry(node, 'parameters')).map(([parameter, inner]) => {
    const place = defaultPlace({ protocol, method, path }, parameter)
    return readParameter(
      { name: parameter, path: parameter, node: inner },
      { in: place, refused: [], level: 'must', cite },
      report,
    )
  })
  const errors: readonly ErrorPromise[] = readErrors(entry(node, 'errors'), { each: 'operation', cite }, report)
  return {
    name,
    method,
    methods,
    path,
    parameters,
    success: readSuccess(entry(node, 'success'), { node, cite }, report),
    errors,
    open: readQuestions(entry(node, 'open'), cite),
    cite,
    at: node.keyAt,
  }
}

/** JSON goes into the body, where the method has one, unless the path names the parameter. */
function defaultPlace(
  call: { readonly protocol: string; readonly method: string; readonly path: string },
  name: string,
): Parameter['in'] {
  if (call.protocol !== 'rest-json') return 'query'
  if (call.path.includes(`{${name}}`)) return 'path'
  return ['GET', 'HEAD', 'DELETE'].includes(call.method) ? 'query' : 'body'
}
