/**
 * Packs what must be accepted: the fewest values of one parameter that together exercise all its valid classes.
 *
 * A packed value that is refused says little, so each class keeps its own arbitrary: values that exercise it alone
 * find out which promise is broken.
 */
import * as fc from 'fast-check'
import type { Parameter } from '../model/spec.ts'
import type { Given } from './absent.ts'
import type { ValidClass } from './classes.ts'
import { subjectOf } from './subject.ts'
import type { Subject } from './subject.ts'
import type { Terms } from './terms.ts'
import { oncePerParameter } from './once.ts'
import { isCareful, textOf } from './text.ts'
import type { Shape } from './text.ts'
import { validShapes } from './valid-text.ts'
import type { ShapeClass } from './valid-text.ts'
import { ownClasses } from './valid.ts'

export type PackedValue = {
  readonly path: string
  readonly arbitrary: fc.Arbitrary<Given>
  /** What it exercises, each with values that exercise it alone. */
  readonly packs: readonly ValidClass[]
}

type Bin = { shape: Shape; readonly names: string[] }

/** Packs the classes of one parameter without its nested ones. An absent value, where allowed, comes last. */
export const packedValues: (parameter: Parameter, terms: Terms) => readonly PackedValue[] = oncePerParameter(pack)

function pack(parameter: Parameter, terms: Terms): readonly PackedValue[] {
  const classes = ownClasses(parameter, terms)
  const { path } = parameter
  const subject = subjectOf(parameter, terms)
  const byName = new Map(classes.map((one) => [one.class, one]))
  const bins = parameter.type === 'string' && parameter.values === undefined ? binsOf(subject, byName) : []
  const binned = new Set(bins.flatMap(({ names }) => names))
  const values = [
    ...bins.map(({ shape, names }) => ({
      path,
      arbitrary: textOf(subject, shape) ?? fc.constant(''),
      packs: names.flatMap((name) => byName.get(name) ?? []),
    })),
    ...classes
      .filter(({ class: name }) => !binned.has(name) && !name.startsWith('optional.'))
      .map((one) => ({ path, arbitrary: one.arbitrary, packs: [one] })),
  ]
  return [...withPresent(path, values, byName.get('optional.present')), ...alone(path, byName.get('optional.absent'))]
}

function alone(path: string, one: ValidClass | undefined): readonly PackedValue[] {
  return one === undefined ? [] : [{ path, arbitrary: one.arbitrary, packs: [one] }]
}

/** Any value shows that the parameter may be present. */
function withPresent(
  path: string,
  values: readonly PackedValue[],
  present: ValidClass | undefined,
): readonly PackedValue[] {
  const [first, ...rest] = values
  if (present === undefined) return values
  return first === undefined ? alone(path, present) : [{ ...first, packs: [...first.packs, present] }, ...rest]
}

/** First fit, the hardest to combine first. */
function binsOf(subject: Subject, known: ReadonlyMap<string, ValidClass>): readonly Bin[] {
  const bins: Bin[] = []
  const shapes = validShapes(subject).filter((shape) => known.has(shape.class))
  for (const one of shapes.toSorted((a, b) => hardness(b) - hardness(a))) {
    const bin = bins.find(({ shape }) => merged(subject, shape, one.shape) !== undefined)
    if (bin === undefined) bins.push({ shape: one.shape, names: [one.class] })
    else {
      bin.shape = merged(subject, bin.shape, one.shape) ?? bin.shape
      bin.names.push(one.class)
    }
  }
  return bins
}

function hardness({ shape }: ShapeClass): number {
  const { length, fill, start, prefix, end } = shape
  return (
    (length === undefined ? 0 : 16) +
    (fill ? 8 : 0) +
    (start === undefined ? 0 : 4) +
    (prefix === undefined ? 0 : 2) +
    (end === undefined ? 0 : 1)
  )
}

/** A shape that is both, if there is one. */
function merged(subject: Subject, a: Shape, b: Shape): Shape | undefined {
  const keys = ['prefix', 'length', 'start', 'end', 'fill'] as const
  if (keys.some((key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key])) return undefined
  const both: Shape = { ...a, ...b, middle: [...(a.middle ?? []), ...(b.middle ?? [])] }
  const { start = '', middle = [], end = '', fill } = both
  // All of one class: then nothing else may stand in it.
  if (fill !== undefined && ![...(start + middle.join('') + end)].every((character) => fill.includes(character)))
    return undefined
  return isCareful(subject, both) && textOf(subject, both) !== undefined ? both : undefined
}
