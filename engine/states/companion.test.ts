import { expect, test } from 'vitest'
import { specAt } from '../served.sample.ts'
import { costsInOrder } from './companion.ts'
import { duplicate } from './duplicate.ts'
import { gone } from './gone.ts'
import { listed } from './listed.ts'
import { nameFreeAgain } from './name-free-again.ts'
import { quota } from './quota.ts'
import type { StateStep } from './state.ts'
import { updateChangesOnlyNamed } from './update-changes-only-named.ts'

const spec = await specAt('specs/alibaba-apigateway.yaml')

function creates(...steps: StateStep[]): readonly number[] {
  return [...costsInOrder(steps, spec).values()].map((cost) => cost.creates)
}

function calls(...steps: StateStep[]): number {
  return [...costsInOrder(steps, spec).values()].reduce((sum, cost) => sum + cost.calls, 0)
}

test('the first step pays for the shared resource, and the next ones find it', () => {
  expect(creates(listed, duplicate, gone)).toEqual([1, 0, 0])
})

test('a name that is free again needs a resource of its own only when none was deleted before', () => {
  expect(creates(listed, gone, nameFreeAgain)).toEqual([1, 0, 1])
  expect(creates(listed, nameFreeAgain)).toEqual([1, 2])
})

test('what an update has renamed is not handed on', () => {
  expect(creates(listed, updateChangesOnlyNamed, gone)).toEqual([1, 0, 1])
  expect(calls(updateChangesOnlyNamed)).toBe(1 + 2 + 2 * 3)
})

test('what is left at the end is deleted, and who is last pays for that', () => {
  expect(calls(listed)).toBe(3)
  expect(calls(listed, duplicate)).toBe(1 + 1 + 4 + 1)
  expect(calls(gone)).toBe(4)
  expect(calls(quota, listed)).toBe(20 + 3)
})
