/** What names a parameter must name one that the operation has: triggers, attempts, echoes, the path, settings. */
import { flatParameters } from '../../clauses/parameters.ts'
import type { Operation, Spec } from '../../spec.ts'
import { entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'
import { faultIn } from '../values.ts'
import { everyField, namesInReach, placesIn } from './fields.ts'
import {
  checkName,
  checkWord,
  operationNodes,
  parameterPaths,
  unknownField,
  unknownParameter,
  unknownSetting,
} from './names.ts'

export function checkParameters(spec: Spec, root: Node, report: Report): void {
  const settings = Object.keys(spec.settings)
  for (const [operation, node] of operationNodes(spec, root)) {
    checkAttempts(operation, node, report)
    checkFields(entry(entry(node, 'success'), 'fields'), { operation, settings, report, parent: '' })
    checkSettings(entry(node, 'parameters'), settings, report)
    checkExamples(operation, root, report)
    if (spec.protocol === 'rest-json') checkPath(operation, node, report)
  }
}

function checkAttempts(operation: Operation, node: Node, report: Report): void {
  const declared = parameterPaths(operation)
  for (const [, question] of entriesOf(entry(node, 'open'))) {
    const attempt = entry(question, 'try')
    checkName(entry(attempt, 'into'), declared, unknownParameter, report)
    checkName(entry(attempt, 'omit'), declared, unknownParameter, report)
    for (const [path, values] of entriesOf(entry(attempt, 'set'))) {
      checkWord(path, values.keyAt, { declared, kind: unknownParameter, report })
    }
  }
}

type Scope = {
  readonly operation: Operation
  readonly settings: readonly string[]
  readonly report: Report
  readonly parent: string
}

function checkFields(fields: Node | undefined, scope: Scope): void {
  for (const [name, field] of entriesOf(fields)) checkField(field, { ...scope, parent: `${scope.parent}${name}` })
}

function checkField(field: Node, scope: Scope): void {
  const { operation, settings, report, parent: path } = scope
  checkName(entry(field, 'echo'), parameterPaths(operation), unknownParameter, report)
  const template = entry(field, 'template')
  const declared = [...namesInReach(path, everyField(operation.success.fields)), ...settings]
  for (const place of placesIn(textOf(template) ?? '')) {
    if (template !== undefined) checkWord(place, template.at, { declared, kind: unknownField, report })
  }
  checkFields(entry(field, 'properties'), { ...scope, parent: `${path}.` })
  const items = entry(field, 'items')
  if (items !== undefined) checkField(items, { ...scope, parent: `${path}[]` })
}

function checkSettings(parameters: Node | undefined, settings: readonly string[], report: Report): void {
  for (const [, parameter] of entriesOf(parameters)) {
    checkName(entry(parameter, 'setting'), settings, unknownSetting, report)
    checkSettings(entry(parameter, 'properties'), settings, report)
    const items = entry(parameter, 'items')
    if (items !== undefined) checkName(entry(items, 'setting'), settings, unknownSetting, report)
  }
}

/** The example of a setting is what the mock and every first run send. */
function checkExamples(operation: Operation, root: Node, report: Report): void {
  for (const parameter of flatParameters(operation.parameters)) {
    const example =
      parameter.setting === undefined ? undefined : entry(entry(entry(root, 'settings'), parameter.setting), 'example')
    const fault = example === undefined ? undefined : faultIn(example.value, parameter)
    if (
      example !== undefined &&
      fault !== undefined &&
      typeof example.value === 'string' &&
      parameter.type === 'string'
    ) {
      report(
        'bad-example',
        example.at,
        `the example breaks the constraints of \`${operation.name}\` on \`${parameter.path}\`: ${fault}`,
      )
    }
  }
}

function checkPath(operation: Operation, node: Node, report: Report): void {
  const path = entry(node, 'path')
  if (path === undefined) {
    report('missing-key', node.keyAt, `\`${operation.name}\` needs \`path\``, 'for example `path: /v1/things/{id}`')
    return
  }
  const declared = operation.parameters.map((parameter) => parameter.name)
  const places = placesIn(textOf(path) ?? '')
  for (const place of places) checkWord(place, path.at, { declared, kind: unknownParameter, report })
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path' && !places.includes(parameter.name)) {
      report(
        'unknown-parameter',
        parameter.at,
        `the path of \`${operation.name}\` has no place \`{${parameter.name}}\``,
      )
    }
  }
}
