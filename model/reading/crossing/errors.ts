/** Errors that parameters and open questions name must be declared, and triggers must name a parameter. */
import type { Spec } from '../../spec.ts'
import { nearest } from '../nearest.ts'
import { eachOf, entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'
import { placesIn } from './fields.ts'
import { checkName, errorNames, operationNodes, parameterPaths, unknownError, unknownParameter } from './names.ts'

export function checkErrors(spec: Spec, root: Node, report: Report): void {
  const everywhere = spec.operations.flatMap(parameterPaths)
  checkDeclarations(entry(root, 'errors'), everywhere, spec.operations.length > 0, report)
  for (const [operation, node] of operationNodes(spec, root)) {
    const declared = errorNames(operation.errors, spec.errors)
    checkDeclarations(entry(node, 'errors'), parameterPaths(operation), true, report)
    for (const named of namedErrors(node)) checkName(named, declared, unknownError, report)
    for (const [, question] of entriesOf(entry(node, 'open'))) {
      for (const answer of eachOf(entry(question, 'answers')))
        checkName(answer, ['accept', ...declared], unknownError, report)
    }
  }
}

/** `refused` and `absent` of all parameters of an operation. */
function namedErrors(operation: Node): readonly Node[] {
  const within = (node: Node): readonly Node[] => {
    const inner = [...entriesOf(entry(node, 'properties')).map(([, child]) => child), ...itemsOf(node)]
    return [...eachOf(entry(node, 'refused')), ...eachOf(entry(node, 'absent')), ...inner.flatMap(within)]
  }
  return entriesOf(entry(operation, 'parameters')).flatMap(([, parameter]) => within(parameter))
}

function itemsOf(node: Node): readonly Node[] {
  const items = entry(node, 'items')
  return items === undefined ? [] : [items]
}

function checkDeclarations(
  errors: Node | undefined,
  parameters: readonly string[],
  hasOperations: boolean,
  report: Report,
): void {
  for (const [, error] of entriesOf(errors)) {
    const [trigger] = entriesOf(entry(error, 'when'))
    if (hasOperations) checkName(trigger?.[1], parameters, unknownParameter, report)
    for (const message of eachOf(entry(error, 'message'))) checkPlaces(message, report)
  }
}

const known = ['parameter', 'value', '*']

/** Messages may hold braces of their own, so only what looks like a slip is told. */
function checkPlaces(message: Node, report: Report): void {
  for (const place of placesIn(textOf(message) ?? '')) {
    const meant = known.includes(place)
      ? undefined
      : nearest(
          place,
          known.filter((name) => name.length > 1),
        )
    if (meant !== undefined)
      report(
        'unknown-placeholder',
        message.at,
        `\`{${place}}\` is no place of a message`,
        `did you mean \`{${meant}}\`?`,
      )
  }
}
