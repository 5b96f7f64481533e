/** Teeth: what the suite does to a server that breaks a promise on purpose. Shown where an analysis is given. */
import type { ClauseResult } from '../../../model/run.ts'
import type { MutantResult, Teeth } from '../../../model/teeth.ts'
import { count, grouped, percent } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'
import { Sentence } from './words.tsx'

export function ClauseTeeth({ scene, clause }: { readonly scene: Scene; readonly clause: ClauseResult }) {
  if (scene.context.teeth === undefined) return null
  const mutants = scene.mutants.get(clause.id) ?? []
  const killed = mutants.filter((mutant) => mutant.outcome === 'killed').length
  return (
    <>
      <h4>Teeth</h4>
      {mutants.length === 0 ? (
        <p class="small soft">No mutant breaks this clause.</p>
      ) : (
        <>
          <p class="small">
            {killed} of {count(mutants.length, 'mutant')} killed.
          </p>
          <ul class="plain small">
            {mutants.map((mutant) => (
              <li>
                {mutant.outcome === 'killed' ? '✓ killed' : '✕ survived'}: <Sentence text={mutant.breaks} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

export function TeethSection({ scene }: { readonly scene: Scene }) {
  const analyses = scene.context.teeth ?? []
  if (analyses.length === 0) return null
  return (
    <section class="frame" aria-labelledby="teeth">
      <h2 id="teeth">Teeth</h2>
      <p class="soft">
        Each mutant is the mock with one promise broken on purpose. The suite must notice it and blame the right clause
        first.
      </p>
      {analyses.map((teeth) => (
        <Analysis teeth={teeth} />
      ))}
    </section>
  )
}

function Analysis({ teeth }: { readonly teeth: Teeth }) {
  const { mutants, toothless } = teeth
  const killed = mutants.filter((mutant) => mutant.outcome === 'killed')
  const right = killed.filter((mutant) => mutant.blamedFirst === mutant.clause)
  const share = (part: number, whole: number) => (whole === 0 ? 'none' : percent(part / whole))
  const calls = killed.reduce((sum, mutant) => sum + mutant.calls, 0)
  const odd = mutants.filter((mutant) => mutant.outcome === 'survived' || mutant.blamedFirst !== mutant.clause)
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{visible(teeth.service)}</dt>
          <dd>
            {grouped(killed.length)} of {count(mutants.length, 'mutant')} killed ({share(killed.length, mutants.length)}
            )
          </dd>
        </div>
        <div>
          <dt>Blame</dt>
          <dd>{share(right.length, killed.length)} on the right clause first</dd>
        </div>
        <div>
          <dt>Calls for a kill</dt>
          <dd>{killed.length === 0 ? 'none' : grouped(Math.round(calls / killed.length))}</dd>
        </div>
        <div>
          <dt>Toothless clauses</dt>
          <dd class={toothless.length > 0 ? 'alarm' : ''}>{toothless.length}</dd>
        </div>
      </dl>
      {toothless.length > 0 && (
        <ul class="small">
          {toothless.map((item) => (
            <li>
              <code>{item.clause}</code> {visible(item.because)}
            </li>
          ))}
        </ul>
      )}
      {odd.length > 0 && <OddMutants mutants={odd} />}
    </>
  )
}

function OddMutants({ mutants }: { readonly mutants: readonly MutantResult[] }) {
  return (
    <>
      <h4>Survived or blamed elsewhere</h4>
      <ul class="plain">
        {mutants.slice(0, 200).map((mutant) => (
          <li class="change">
            <span class="label">{mutant.outcome === 'killed' ? 'misblamed' : 'survived'}</span>{' '}
            <code>{visible(mutant.name)}</code>
            <div class="small">
              <Sentence text={mutant.breaks} />{' '}
              {mutant.outcome === 'survived' ? 'Survived.' : `Blamed first: ${mutant.blamedFirst ?? 'nobody'}.`}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
