/** The broken clauses, worst first, each one link away from its reproduction. */
import type { Scene } from '../scene.ts'
import { anchorOf } from '../scene.ts'
import { isIntermittent } from '../../outcome.ts'
import { reasonOf } from '../../story.ts'
import { count } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import { Sentence } from './words.tsx'

const MOST = 50

export function Worst({ scene }: { readonly scene: Scene }) {
  const { worst, run } = scene
  if (worst.length === 0) return null
  return (
    <section class="frame" aria-labelledby="broken">
      <h2 id="broken">Broken clauses</h2>
      <ol class="plain worst">
        {worst.slice(0, MOST).map((place) => (
          <li>
            <span class="meta">{place.clause.level.toUpperCase()}</span>
            <div>
              <a href={`#${encodeURIComponent(anchorOf(run, place.service, place.clause.id))}`}>
                <Sentence text={place.clause.statement} />
              </a>
              {isIntermittent(place.clause) && <span class="soft"> (intermittent)</span>}
              <div class="got">{reasonOf(place)}</div>
              <div class="id">{visible(place.clause.id)}</div>
            </div>
          </li>
        ))}
      </ol>
      {worst.length > MOST && <p class="soft">{count(worst.length - MOST, 'more broken clause')} below.</p>}
    </section>
  )
}
