/** What changed since a baseline, and waivers that no longer hold. */
import type { Change, Lone } from '../../drift/drift.ts'
import { count } from '../../text/phrases.ts'
import { cut, visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'
import { Exchange, NO_MARKS } from './exchange.tsx'

const MOST = 300

export function DriftSection({ scene }: { readonly scene: Scene }) {
  const { drift } = scene.context
  if (drift === undefined) return null
  const { changed, added, removed } = drift
  return (
    <section class="frame" aria-labelledby="drift">
      <h2 id="drift">Drift since {visible(drift.since.slice(0, 10))}</h2>
      <p class="soft">
        {changed.length} changed, {added.length} added, {removed.length} removed. Only what changed can gate.
      </p>
      {changed.length === 0 && <p class="empty">The target behaves as it did.</p>}
      {changed.slice(0, MOST).map((change) => (
        <OneChange change={change} />
      ))}
      {changed.length > MOST && <p class="soft">{count(changed.length - MOST, 'more change')} in the run files.</p>}
      <Lones title="Only in this run" lones={added} />
      <Lones title="Only in the baseline" lones={removed} />
    </section>
  )
}

/** Both sides fit on one line up to so many characters. */
const SHORT = 90

function OneChange({ change }: { readonly change: Change }) {
  const { exchanges } = change
  return (
    <div class="change">
      <span class="label">{change.label}</span>
      <code>{visible(change.clause ?? `${change.service}/${change.operation}`)}</code>
      {change.old.length + change.new.length <= SHORT ? (
        <p class="turn">
          {visible(change.what)}: <del>{visible(change.old)}</del> <span aria-hidden="true">→</span>{' '}
          <ins>{visible(change.new)}</ins>
        </p>
      ) : (
        <>
          <p class="turn">{visible(change.what)}</p>
          <div class="finding">
            <div>
              <b>Before</b>
              {cut(visible(change.old), 600)}
            </div>
            <div>
              <b>Now</b>
              {cut(visible(change.new), 600)}
            </div>
          </div>
        </>
      )}
      {(exchanges.old !== undefined || exchanges.new !== undefined) && (
        <details class="more">
          <summary>Both exchanges</summary>
          {exchanges.old !== undefined && <h4>Before</h4>}
          {exchanges.old !== undefined && <Exchange exchange={exchanges.old} marks={NO_MARKS} />}
          {exchanges.new !== undefined && <h4>Now</h4>}
          {exchanges.new !== undefined && <Exchange exchange={exchanges.new} marks={NO_MARKS} />}
        </details>
      )}
    </div>
  )
}

function Lones({ title, lones }: { readonly title: string; readonly lones: readonly Lone[] }) {
  if (lones.length === 0) return null
  return (
    <details class="more">
      <summary>
        {title}: {lones.length}
      </summary>
      <ul>
        {lones.slice(0, MOST).map((lone) => (
          <li class="small">
            {lone.kind} <code>{visible(lone.name)}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function Waivers({ scene }: { readonly scene: Scene }) {
  const { stale, waived } = scene.review
  if (stale.length + waived.size === 0) return null
  return (
    <section class="frame" aria-labelledby="waivers">
      <h2 id="waivers">Waivers</h2>
      {stale.map((item) => (
        <p>
          <span class="label">{item.kind}</span>
          {visible(item.message)}
        </p>
      ))}
      <ul>
        {[...waived.values()].map((waiver) => (
          <li>
            <code>{waiver.clause}</code> until {waiver.expires}, {visible(waiver.owner)}: {visible(waiver.reason)}
          </li>
        ))}
      </ul>
    </section>
  )
}
