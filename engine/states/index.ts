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

/** All steps; thorough ones race in crowds of several sizes, as far as so many may be alive beside the shared one, and take random sequences. */
export function stateSteps(thorough: boolean, live: number): readonly StateStep[] {
  const crowds = (thorough ? [2, 8, 32] : [4]).filter((size) => size < live)
  return [
    refusedLeavesNothing,
    listed,
    paging,
    duplicate,
    updateChangesOnlyNamed,
    gone,
    nameFreeAgain,
    oneWinner(crowds.length > 0 ? crowds : [Math.max(2, live - 1)]),
    quota,
    ...(thorough ? [sequence(2)] : []),
  ]
}
