/** Small pieces that stand everywhere: a tag, a tally, a source, a command to copy. */
import type { ServiceRun } from '../../../model/run.ts'
import { citationText, placeOfCitation } from '../../citation.ts'
import { OUTCOMES } from '../../outcome.ts'
import type { Outcome, Totals } from '../../outcome.ts'
import { visible } from '../../text/visible.ts'

const SIGNS: Readonly<Record<Outcome, string>> = { pass: '✓', fail: '✕', waived: '≈', inconclusive: '?', untested: '–' }

export function Tag({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span class={`tag ${outcome}`}>
      <span aria-hidden="true">{SIGNS[outcome]} </span>
      {outcome}
    </span>
  )
}

/** `38 pass · 1 fail`: what is there, the most usual first. */
export function Tally({ totals }: { readonly totals: Totals }) {
  const parts = OUTCOMES.toReversed().filter((outcome) => totals[outcome] > 0)
  return (
    <span class="tally">
      {parts.map((outcome, index) => (
        <>
          {index > 0 ? ' · ' : ''}
          <span class={outcome}>
            {totals[outcome]} {outcome}
          </span>
        </>
      ))}
    </span>
  )
}

/** Where in the documents; marked with the language it is written in. */
export function Source({ service, cite }: { readonly service: ServiceRun; readonly cite: string }) {
  const { language } = placeOfCitation(service, cite)
  return <span {...(language === undefined ? {} : { lang: language })}>{visible(citationText(service, cite))}</span>
}

export function Sources({ service, cites }: { readonly service: ServiceRun; readonly cites: readonly string[] }) {
  return (
    <ul class="plain">
      {cites.map((cite) => (
        <li>
          <Source service={service} cite={cite} />
        </li>
      ))}
    </ul>
  )
}

/** A sentence in which names stand between backticks. */
export function Sentence({ text }: { readonly text: string }) {
  const parts = visible(text).split('`')
  if (parts.length % 2 === 0) return <>{parts.join('`')}</>
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
}

export function Command({ text }: { readonly text: string }) {
  return (
    <div class="command">
      <code>{visible(text)}</code>
      <button type="button" class="copy" hidden>
        Copy
      </button>
    </div>
  )
}
