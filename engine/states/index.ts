/** The promises about state that Assay can try, in the order in which they are tried. */
import { duplicate } from './duplicate.ts'
import { gone } from './gone.ts'
import { listed } from './listed.ts'
import { nameFreeAgain } from './name-free-again.ts'
import { oneWinner } from './one-winner.ts'
import { paging } from './paging.ts'
import { quota } from './quota.ts'
import { refusedLeavesNothing } from './refused-leaves-nothing.ts'
import { sequence } from './sequence.ts'
import type { StateStep } from './state.ts'
import { updateChangesOnlyNamed } from './update-changes-only-named.ts'

/** All steps; thorough ones race in crowds of several sizes. */
export function stateSteps(thorough: boolean): readonly StateStep[] {
  return [
    refusedLeavesNothing,
    listed,
    paging,
    duplicate,
    gone,
    nameFreeAgain,
    updateChangesOnlyNamed,
    thorough ? oneWinner([2, 8, 32]) : oneWinner([8]),
    quota,
    sequence(thorough ? 2 : 0),
  ]
}
