/** What names a parameter must name one that the operation has: triggers, attempts, echoes, the path, settings. */
import { flatParameters } from '../../clauses/parameters.ts'
import type { Operation, Spec } from '../../spec.ts'
import { didYouMean } from '../nearest.ts'
import { entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'
import { faultIn } from '../values.ts'
import { everyField, placesIn, reachesOf } from './fields.ts'
import { checkName, checkWord, operationNodes, parameterPaths, unknownParameter, unknownSetting } from './names.ts'

export function checkParameters(spec: Spec, root: Node, report: Report): void {
  const settings = Object.keys(spec.settings)
  for (const [operation, node] of operationNodes(spec, root)) {
    checkAttempts(operation, node, report)
    checkFields(entry(entry(node, 'success'), 'fields'), {
      paths: parameterPaths(operation),
      fields: new Set(everyField(operation.success.fields).map((field) => field.path)),
      settings,
      report,
      parent: '',
    })
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
  readonly paths: readonly string[]
  readonly fields: ReadonlySet<string>
  readonly settings: readonly string[]
  readonly report: Report
  readonly parent: string
}

function checkFields(fields: Node | undefined, scope: Scope): void {
  for (const [name, field] of entriesOf(fields)) checkField(field, { ...scope, parent: `${scope.parent}${name}` })
}

function checkField(field: Node, scope: Scope): void {
  const { paths, report, parent: path } = scope
  checkName(entry(field, 'echo'), paths, unknownParameter, report)
  checkTemplate(entry(field, 'template'), scope)
  checkFields(entry(field, 'properties'), { ...scope, parent: `${path}.` })
  const items = entry(field, 'items')
  if (items !== undefined) checkField(items, { ...scope, parent: `${path}[]` })
}

/** A place in a template is a field of the body, one beside the field or further out, or a setting. */
function checkTemplate(template: Node | undefined, { fields, settings, report, parent }: Scope): void {
  const reaches = reachesOf(parent)
  const names = () =>
    reaches.flatMap((reach) =>
      [...fields].filter((path) => path.startsWith(reach)).map((path) => path.slice(reach.length)),
    )
  for (const place of placesIn(textOf(template) ?? '')) {
    const isKnown = settings.includes(place) || reaches.some((reach) => fields.has(`${reach}${place}`))
    if (template === undefined || isKnown) continue
    report('unknown-field', template.at, `the response field \`${place}\` is not declared`, () =>
      didYouMean(place, [...names(), ...settings]),
    )
  }
}

function checkSettings(parameters: Node | undefined, settings: readonly string[], report: Report): void {
  for (const [, parameter] of entriesOf(parameters)) checkSetting(parameter, settings, report)
}

function checkSetting(parameter: Node, settings: readonly string[], report: Report): void {
  checkName(entry(parameter, 'setting'), settings, unknownSetting, report)
  checkSettings(entry(parameter, 'properties'), settings, report)
  const items = entry(parameter, 'items')
  if (items !== undefined) checkSetting(items, settings, report)
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
