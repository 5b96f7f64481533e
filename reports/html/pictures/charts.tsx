/** The pictures of one operation: acceptance frontiers and character maps of its parameters. */
import type { CharacterMap, Frontier, ServiceRun } from '../../../model/run.ts'
import { count } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'
import { characterPicture } from './characters.ts'
import { draw } from './drawing.tsx'
import { frontierPicture, unitOf } from './frontier.ts'
import { Legend } from './legend.tsx'

type Props = { readonly scene: Scene; readonly service: ServiceRun; readonly operation: string }

export function Charts({ scene, service, operation }: Props) {
  const frontiers = service.frontiers.filter((item) => item.operation === operation && item.points.length > 0)
  const characters = service.characters.filter((item) => item.operation === operation && item.points.length > 0)
  const figures = [
    ...frontiers.map((frontier) => <FrontierFigure frontier={frontier} compact={scene.compact} />),
    ...characters.map((map) => (
      <CharacterFigure map={map} compact={scene.compact} broken={isBroken(service, map, 'alphabet')} />
    )),
  ]
  return figures.length === 0 ? null : <div class="figures wide">{figures}</div>
}

function isBroken(service: ServiceRun, { operation, parameter }: CharacterMap, constraint: string): boolean {
  return service.clauses.some(
    (clause) =>
      clause.operation === operation && clause.name === `${parameter}.${constraint}` && clause.verdict.kind === 'fail',
  )
}

function FrontierFigure({ frontier, compact }: { readonly frontier: Frontier; readonly compact: boolean }) {
  const { drawing, bounds, odd, hidden } = frontierPicture(frontier)
  if (compact && odd === '') return null
  const title = `Lengths of ${visible(frontier.parameter)}`
  const says =
    odd === '' ? `${count(frontier.points.length, 'length')} tried, each behaves as documented (${bounds}).` : odd
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
        <span class={odd === '' ? '' : 'odd'}>{says}</span>
        {odd === '' ? '' : ` Documented: ${bounds} ${unitOf(frontier)}.`}
        {hidden > 0 ? ` ${hidden} more lengths, all as documented, are not drawn.` : ''}
      </figcaption>
      <Legend
        marks={[
          ['documented', 'where the documents put it'],
          ['taken', 'where the target put it'],
          ['against', 'against the documents'],
        ]}
      />
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        {draw(`${title}. ${says}`, drawing)}
      </div>
    </figure>
  )
}

type CharacterProps = { readonly map: CharacterMap; readonly compact: boolean; readonly broken: boolean }

function CharacterFigure({ map, compact, broken }: CharacterProps) {
  const { drawings, odd } = characterPicture(map)
  if (compact && odd === '') return null
  const title = `Characters of ${visible(map.parameter)}`
  const fine = broken
    ? 'Each character for itself behaves as documented; together they do not: see the broken clause.'
    : 'Every character tried behaves as documented.'
  const says = odd === '' ? fine : odd
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
        <span class={odd === '' ? '' : 'odd'}>{says}</span>
      </figcaption>
      <Legend
        marks={[
          ['documented', 'documented there'],
          ['taken', 'accepted'],
          ['refused', 'refused'],
          ['beyond', 'accepted, not documented'],
          ['against', 'refused, though documented'],
        ]}
      />
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        {drawings.map((drawing, index) => draw(index === 0 ? `${title}. ${says}` : `${title}, continued`, drawing))}
      </div>
    </figure>
  )
}
