/** Filters by verdict, level and text. Shown only where the script runs. */
import { OUTCOMES } from '../../outcome.ts'
import { grouped } from '../../text/phrases.ts'
import type { Scene } from '../scene.ts'

export function Toolbar({ scene: { totals } }: { readonly scene: Scene }) {
  return (
    <form class="toolbar" role="search" aria-label="Filter clauses" hidden>
      <fieldset>
        <legend class="unseen">Verdict</legend>
        {OUTCOMES.filter((outcome) => totals[outcome] > 0).map((outcome) => (
          <Chip group="outcome" value={outcome} text={`${outcome} ${grouped(totals[outcome])}`} />
        ))}
      </fieldset>
      <fieldset>
        <legend class="unseen">Level</legend>
        {['must', 'should', 'may'].map((level) => (
          <Chip group="level" value={level} text={level} />
        ))}
      </fieldset>
      <label class="grow">
        <span class="unseen">Text in a clause</span>
        <input type="search" placeholder="Search clauses" autocomplete="off" aria-keyshortcuts="/" />
      </label>
      <output aria-live="polite" />
    </form>
  )
}

function Chip({ group, value, text }: { readonly group: string; readonly value: string; readonly text: string }) {
  return (
    <label class="chip">
      <input type="checkbox" name={group} value={value} checked autocomplete="off" /> {text}
    </label>
  )
}
