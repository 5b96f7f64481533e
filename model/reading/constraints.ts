/**
 * Finds constraints that no value can keep, or that do not fit the type, and examples that break their own constraints.
 * A spec with one of these would make Assay blame a target for what no server could do.
 */
import type { Parameter } from '../spec.ts'
import { classNames, isCharacterClass, isIn, isWithin } from './characters.ts'
import { didYouMean } from './nearest.ts'
import { eachOf, entry, textOf, type Node } from './node.ts'
import type { Report } from './report.ts'
import { faultIn } from './values.ts'

/** Reports what no value can keep; those that it holds report for themselves. Tells whether examples can be judged. */
export function checkConstraints(parameter: Parameter, node: Node, report: Report): boolean {
  const isFitting = checkFit(parameter, node, report)
  const areClassesKnown = [
    checkClasses(entry(node, 'first'), report),
    checkClasses(entry(node, 'alphabet'), report),
  ].every(Boolean)
  const areBoundsRight = [
    checkBounds(entry(node, 'length'), parameter.length, report),
    checkBounds(entry(node, 'range'), parameter.range, report),
  ].every(Boolean)
  if (!isFitting) return false
  return [
    areBoundsRight,
    areClassesKnown,
    checkPrefixLength(parameter, node, report),
    !areClassesKnown || checkPrefixCharacters(parameter, node, report),
    !areClassesKnown || checkFirst(parameter, node, report),
  ].every(Boolean)
}

const fitting: Readonly<Record<string, Parameter['type']>> = {
  length: 'string',
  prefix: 'string',
  first: 'string',
  alphabet: 'string',
  range: 'integer',
  items: 'array',
  maxItems: 'array',
  properties: 'object',
}

function checkFit(parameter: Parameter, node: Node, report: Report): boolean {
  if (typeof entry(node, 'type')?.value === 'string' && entry(node, 'type')?.value !== parameter.type) return false
  const misfits = Object.entries(fitting).filter(([key, type]) => node.entries.has(key) && type !== parameter.type)
  for (const [key, type] of misfits) {
    const at = entry(node, key)?.keyAt ?? node.at
    report(
      'misplaced-constraint',
      at,
      `\`${key}\` is for the type \`${type}\`, and \`${parameter.name}\` is \`${parameter.type}\``,
    )
  }
  return misfits.length === 0
}

function checkClasses(node: Node | undefined, report: Report): boolean {
  const unknown = eachOf(node).filter((item) => !isCharacterClass(textOf(item) ?? 'a'))
  for (const item of unknown) {
    const word = textOf(item) ?? ''
    const hint =
      didYouMean(word, classNames) ??
      `it is one of ${classNames.map((name) => `\`${name}\``).join(', ')}, or one character`
    report('unknown-character-class', item.at, `\`${word}\` is no class of characters`, hint)
  }
  return unknown.length === 0
}

function checkBounds(node: Node | undefined, bounds: Parameter['range'], report: Report): boolean {
  if (bounds?.min === undefined || bounds.max === undefined || bounds.min <= bounds.max) return true
  const at = entry(node, 'min')?.at ?? node?.at
  if (at !== undefined)
    report(
      'impossible-constraint',
      at,
      `the smallest, ${bounds.min}, is above the largest, ${bounds.max}`,
      'no value can keep both: look the bounds up in the source again',
    )
  return false
}

function checkPrefixLength({ prefix = [], length }: Parameter, node: Node, report: Report): boolean {
  const max = length?.max
  const tooLong = max === undefined ? [] : prefix.filter((text) => [...text].length > max)
  for (const text of tooLong) {
    report(
      'impossible-constraint',
      prefixPlace(node, text),
      `the prefix \`${text}\` is longer than the ${max} characters allowed`,
      'the prefix counts as part of the length',
    )
  }
  return tooLong.length === 0
}

function checkPrefixCharacters({ prefix = [], alphabet, first }: Parameter, node: Node, report: Report): boolean {
  let isPossible = true
  for (const text of prefix) {
    const stray = alphabet === undefined ? undefined : [...text].find((character) => !isIn(alphabet, character))
    const initial = [...text][0] ?? ''
    const isExcluded = first !== undefined && !isIn(first, initial)
    if (stray !== undefined) {
      report(
        'impossible-constraint',
        prefixPlace(node, text),
        `the alphabet excludes \`${stray}\` of the prefix \`${text}\``,
        `add \`"${stray}"\` to \`alphabet\`, or correct the prefix`,
      )
    } else if (isExcluded) {
      report(
        'impossible-constraint',
        prefixPlace(node, text),
        `\`first\` excludes \`${initial}\`, with which the prefix \`${text}\` begins`,
      )
    }
    isPossible &&= stray === undefined && !isExcluded
  }
  return isPossible
}

function prefixPlace(node: Node, text: string): Node['at'] {
  const prefix = entry(node, 'prefix')
  return (eachOf(prefix).find((item) => item.value === text) ?? prefix ?? node).at
}

function checkFirst({ first = [], alphabet }: Parameter, node: Node, report: Report): boolean {
  const outside = alphabet === undefined ? [] : first.filter((name) => !isWithin(alphabet, name))
  for (const name of outside) {
    const place = eachOf(entry(node, 'first')).find((item) => item.value === name) ?? node
    report('impossible-constraint', place.at, `the alphabet does not hold all of \`${name}\`, which may come first`)
  }
  return outside.length === 0
}

/** `values` must keep the other constraints; the example and the default must keep all. */
export function checkExamples(parameter: Parameter, node: Node, report: Report): void {
  const { values: _, ...rest } = parameter
  const listed = eachOf(entry(node, 'values')).map((item) => ({ item, fault: faultIn(item.value, rest) }))
  for (const { item, fault } of listed) {
    if (fault !== undefined) report('impossible-constraint', item.at, `a value breaks the other constraints: ${fault}`)
  }
  if (listed.some(({ fault }) => fault !== undefined)) return
  for (const [key, code] of [
    ['example', 'bad-example'],
    ['default', 'bad-default'],
  ] as const) {
    const given = entry(node, key)
    const fault = given === undefined ? undefined : faultIn(given.value, parameter)
    if (given !== undefined && fault !== undefined)
      report(code, given.at, `the ${key} of \`${parameter.path}\` breaks its constraints: ${fault}`)
  }
}
