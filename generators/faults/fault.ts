/** Short ways to write down a fault class. */
import * as fc from 'fast-check'
import type { ConstraintKind } from '../../model/clause.ts'
import type { Given } from '../absent.ts'
import type { About, FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { textOf } from '../text.ts'
import type { Shape } from '../text.ts'

/** One fixed value. */
export function fixedFault(
  subject: Subject,
  constraint: ConstraintKind,
  name: string,
  value: Given,
  about?: About,
): FaultClass {
  return {
    path: subject.parameter.path,
    constraint,
    class: name,
    arbitrary: fc.constant(value),
    ...(about === undefined ? {} : { about }),
  }
}

/** Texts of a shape; nothing when it cannot be built. */
export function textFault(
  subject: Subject,
  constraint: ConstraintKind,
  name: string,
  shape: Shape,
  about?: About,
): readonly FaultClass[] {
  const arbitrary = textOf(subject, shape)
  return arbitrary === undefined
    ? []
    : [{ path: subject.parameter.path, constraint, class: name, arbitrary, ...(about === undefined ? {} : { about }) }]
}

/** What a header or a part of a path cannot carry unchanged: it would not be the fault that it is meant to be. */
export function isSendable({ parameter }: Subject, text: string): boolean {
  if (parameter.in === 'header') return /^[\u0021-\u007e]([\u0020-\u007e]*[\u0021-\u007e])?$/.test(text)
  return parameter.in !== 'path' || !/[/\\?#%.]/.test(text)
}
