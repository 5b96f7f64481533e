/** The clauses of a service, operation by operation, in the order of the documents. */
import type { ServiceRun } from '../../../model/run.ts'
import { placeOfCitation } from '../../citation.ts'
import { byOperation } from '../../document-order.ts'
import type { Chapter } from '../../document-order.ts'
import { outcomeOf, totalsOf } from '../../outcome.ts'
import { visible } from '../../text/visible.ts'
import { Charts } from '../pictures/charts.tsx'
import { operationAnchor } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { Clause } from './clause.tsx'
import { Tally } from './words.tsx'

/** Operations stand open unless there is too much to look at. */
const FEW = 400

export function Operations({ scene }: { readonly scene: Scene }) {
  return (
    <div class={scene.totals.planned > FEW ? 'large' : ''}>
      {scene.run.services.map((service) => (
        <ServiceClauses scene={scene} service={service} />
      ))}
      <p class="empty nothing" hidden>
        No clause fits these filters.
      </p>
    </div>
  )
}

function ServiceClauses({ scene, service }: { readonly scene: Scene; readonly service: ServiceRun }) {
  const several = scene.run.services.length > 1
  const groups = [...byOperation(service)]
  return (
    <>
      {several && (
        <h3 class="service">
          {visible(service.title)} <span class="soft small">{visible(service.target.url)}</span>
        </h3>
      )}
      {service.stopped !== undefined && (
        <p class="odd">Stopped before anything was judged: {visible(service.stopped)}</p>
      )}
      {groups.length === 0 && <p class="empty">No clause of this service was selected.</p>}
      {groups.map(([name, chapters]) => (
        <Operation scene={scene} service={service} name={name} chapters={chapters} />
      ))}
    </>
  )
}

type Props = {
  readonly scene: Scene
  readonly service: ServiceRun
  readonly name: string
  readonly chapters: readonly Chapter[]
}

function Operation({ scene, service, name, chapters }: Props) {
  const totals = totalsOf([{ ...service, clauses: chapters.flatMap(({ clauses }) => clauses) }], scene.review)
  const open = scene.totals.planned <= FEW
  return (
    <details class="operation" id={operationAnchor(scene.run, service, name)} open={open}>
      <summary>
        <h3>{name === 'common' ? 'Every operation' : visible(name)}</h3>
        <Tally totals={totals} />
      </summary>
      <div class="clauses">
        {chapters.map((chapter) => (
          <div class="chapter">
            <ChapterTitle service={service} chapter={chapter} alone={chapters.length === 1} />
            {chapter.clauses.map((clause) => (
              <Clause scene={scene} place={{ service, clause, outcome: outcomeOf(service, clause, scene.review) }} />
            ))}
          </div>
        ))}
      </div>
      <Charts scene={scene} service={service} operation={name} />
    </details>
  )
}

type TitleProps = { readonly service: ServiceRun; readonly chapter: Chapter; readonly alone: boolean }

/** The section of the documents that the clauses below it come from. */
function ChapterTitle({ service, chapter: { source, section }, alone }: TitleProps) {
  if (source === undefined) return alone ? null : <h4>In no document of this spec</h4>
  const place = placeOfCitation(service, section === undefined ? source : `${source}#${section}`)
  return (
    <h4 {...(place.language === undefined ? {} : { lang: place.language })}>
      {visible(place.section ?? place.title)}
      {place.section !== undefined && <span class="soft">{visible(place.title)}</span>}
    </h4>
  )
}
