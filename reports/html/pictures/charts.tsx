/** The pictures of one operation: acceptance frontiers and character maps of its parameters. */
import type { CharacterMap, Frontier, ServiceRun } from '../../../model/run.ts'
import { visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'
import { characterPicture } from './characters.ts'
import { draw } from './drawing.tsx'
import { frontierPicture } from './frontier.ts'

type Props = { readonly scene: Scene; readonly service: ServiceRun; readonly operation: string }

export function Charts({ scene, service, operation }: Props) {
  const frontiers = service.frontiers.filter((item) => item.operation === operation && item.points.length > 0)
  const characters = service.characters.filter((item) => item.operation === operation && item.points.length > 0)
  const figures = [
    ...frontiers.map((frontier) => <FrontierFigure frontier={frontier} compact={scene.compact} />),
    ...characters.map((map) => <CharacterFigure map={map} compact={scene.compact} />),
  ]
  return figures.length === 0 ? null : <div class="figures wide">{figures}</div>
}

function FrontierFigure({ frontier, compact }: { readonly frontier: Frontier; readonly compact: boolean }) {
  const { drawing, bounds, odd, hidden } = frontierPicture(frontier)
  if (compact && odd === '') return null
  const title = `Lengths of ${visible(frontier.parameter)}`
  const says = odd === '' ? `All ${frontier.points.length} lengths tried behave as documented (${bounds}).` : odd
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
        <span class={odd === '' ? '' : 'odd'}>{says}</span> Shaded: where the documents ({bounds}) put a length. A dot:
        what the target did with it; a cross: against the documents.
        {hidden > 0 ? ` ${hidden} more lengths, all as documented, are not drawn.` : ''}
      </figcaption>
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        {draw(`${title}. ${says}`, drawing)}
      </div>
    </figure>
  )
}

function CharacterFigure({ map, compact }: { readonly map: CharacterMap; readonly compact: boolean }) {
  const { drawings, odd } = characterPicture(map)
  if (compact && odd === '') return null
  const title = `Characters of ${visible(map.parameter)}`
  const says = odd === '' ? 'Every character tried behaves as documented.' : odd
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
        <span class={odd === '' ? '' : 'odd gold'}>{says}</span> Shaded: documented there. Large dot: accepted; small
        dot: refused; cross: refused although documented; gold: accepted although not documented.
      </figcaption>
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        {drawings.map((drawing, index) => draw(index === 0 ? `${title}. ${says}` : `${title}, continued`, drawing))}
      </div>
    </figure>
  )
}
