/** Reads the inputs of an operation, nested ones with their path. */
import type { SourceRef } from '../problem.ts'
import type { CharacterClass, Citation, Parameter } from '../spec.ts'
import { checkConstraints, checkExamples } from './constraints.ts'
import { eachOf, entriesOf, entry, isTrue, numberOf, present, textOf, textsOf, type Node } from './node.ts'
import type { Report } from './report.ts'
import { readCitations } from './sources.ts'
import { levels, parameterTypes, places, references } from './words.ts'

/** What a parameter takes from what it is part of. */
export type Inherited = Pick<Parameter, 'in' | 'refused' | 'level'> & {
  readonly cite: readonly Citation[]
}

export type Named = { readonly name: string; readonly path: string; readonly node: Node }

/** Reads one parameter with all that it holds. */
export function readParameter({ name, path, node }: Named, inherited: Inherited, report: Report): Parameter {
  const refused = entry(node, 'refused') === undefined ? inherited.refused : textsOf(entry(node, 'refused'))
  const absent = entry(node, 'absent') === undefined ? refused : textsOf(entry(node, 'absent'))
  const cite = citationsByConstraint(entry(node, 'cite'), inherited.cite)
  const own: Inherited = {
    in: places.of(entry(node, 'in')) ?? inherited.in,
    refused,
    level: levels.of(entry(node, 'level')) ?? inherited.level,
    cite: cite[''] ?? inherited.cite,
  }
  let isSound = true
  const watched: Report = (...problem) => {
    isSound = false
    report(...problem)
  }
  const parameter: Parameter = {
    name,
    path,
    in: own.in,
    type: typeOf(node, report),
    nullable: isTrue(entry(node, 'nullable')),
    required: isTrue(entry(node, 'required')),
    ...readConstraints(node),
    ...readNested({ name, path, node }, own, watched),
    unique: isTrue(entry(node, 'unique')),
    ...present({
      setting: textOf(entry(node, 'setting')),
      refers: references.of(entry(node, 'refers')),
      default: entry(node, 'default')?.value,
      example: entry(node, 'example')?.value,
    }),
    refused,
    absent,
    level: own.level,
    cite,
    at: node.keyAt,
    places: readPlaces(node),
  }
  if (checkConstraints(parameter, node, report) && isSound) checkExamples(parameter, node, report)
  return parameter
}

function typeOf(node: Node, report: Report): Parameter['type'] {
  const type = parameterTypes.of(entry(node, 'type'))
  if (type !== undefined) return type
  if (entry(node, 'properties') !== undefined) return 'object'
  if (entry(node, 'items') !== undefined) return 'array'
  if (entry(node, 'type') === undefined && node.entries.size > 0)
    report('missing-key', node.keyAt, 'a parameter needs `type`')
  return 'string'
}

function readConstraints(node: Node): Partial<Parameter> {
  return present({
    length: readBounds(entry(node, 'length')),
    prefix: listOf(entry(node, 'prefix')),
    first: classesOf(entry(node, 'first')),
    alphabet: classesOf(entry(node, 'alphabet')),
    values: eachOrNone(entry(node, 'values')),
    range: readBounds(entry(node, 'range')),
    maxItems: numberOf(entry(node, 'maxItems')),
  })
}

function readNested(
  { name, path, node }: Named,
  own: Inherited,
  report: Report,
): Pick<Parameter, 'items' | 'properties'> {
  const items = entry(node, 'items')
  const properties = entry(node, 'properties')
  const read = (inner: string, child: string, below: Node) =>
    readParameter({ name: inner, path: child, node: below }, own, report)
  return present({
    items: items === undefined ? undefined : read(`${name}[]`, `${path}[]`, items),
    properties:
      properties === undefined
        ? undefined
        : entriesOf(properties).map(([inner, below]) => read(inner, `${path}.${inner}`, below)),
  })
}

function readBounds(node: Node | undefined): Parameter['range'] {
  if (node === undefined || node.entries.size === 0) return undefined
  return present({ min: numberOf(entry(node, 'min')), max: numberOf(entry(node, 'max')) })
}

function listOf(node: Node | undefined): readonly string[] | undefined {
  const texts = textsOf(node)
  return texts.length === 0 ? undefined : texts
}

function classesOf(node: Node | undefined): readonly CharacterClass[] | undefined {
  return listOf(node)
}

function eachOrNone(node: Node | undefined): Parameter['values'] {
  const values = eachOf(node).map((item) => item.value)
  return values.length === 0 ? undefined : values
}

/** `all` becomes the empty key; `length` and `range` hold for both of their ends. */
function citationsByConstraint(node: Node | undefined, inherited: readonly Citation[]): Parameter['cite'] {
  if (node === undefined || node.entries.size === 0) return { '': readCitations(node, inherited) }
  const all = readCitations(entry(node, 'all'), inherited)
  const own = entriesOf(node).flatMap(([key, cited]) => {
    if (key === 'all') return []
    const keys =
      key === 'length' || key === 'range' ? [`${key}.min`, `${key}.max`].filter((end) => !node.entries.has(end)) : [key]
    return keys.map((name) => [name, readCitations(cited)] as const)
  })
  return Object.fromEntries([['', all], ...own])
}

/** Where each constraint stands, keyed as in clause names. */
function readPlaces(node: Node): Parameter['places'] {
  const plain = ['type', 'required', 'prefix', 'first', 'alphabet', 'values', 'unique']
  const found: [string, SourceRef | undefined][] = plain.map((key) => [key, entry(node, key)?.keyAt])
  const ends = ['length', 'range'].flatMap((key) =>
    ['min', 'max'].map((end): [string, SourceRef | undefined] => [
      `${key}.${end}`,
      entry(entry(node, key), end)?.keyAt,
    ]),
  )
  const rest: [string, SourceRef | undefined][] = [
    ['optional', entry(node, 'required')?.keyAt],
    ['items.max', entry(node, 'maxItems')?.keyAt],
  ]
  return Object.fromEntries([...found, ...ends, ...rest].flatMap(([key, at]) => (at === undefined ? [] : [[key, at]])))
}
