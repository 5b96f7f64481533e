/** A clean-up in words. */
import type { Batch, Cleaned } from '../../engine/journal/cleanup.ts'
import { count } from '../../reports/text/phrases.ts'
import { cut, visible } from '../../reports/text/visible.ts'

/** What would be deleted, and what would be looked for first. */
export function batchLines({ service, target, entries }: Batch): readonly string[] {
  return [
    `${service} at ${visible(target)}`,
    ...entries
      .toReversed()
      .map(
        (entry) =>
          `  ${entry.state === 'alive' ? 'delete  ' : 'look for'}  ${nameOf(entry)}${entry.why === undefined ? '' : `  (${visible(entry.why)})`}`,
      ),
  ]
}

function nameOf({ name, resourceId }: Batch['entries'][number]): string {
  const shown = name === '' ? '(no name)' : cut(visible(name), 80)
  return resourceId === undefined || resourceId === name ? shown : `${shown}, id ${visible(resourceId)}`
}

/** What was done. */
export function cleanedLines(
  { service, target }: Batch,
  { deleted, neverMade, leftovers }: Cleaned,
  journal: string,
): readonly string[] {
  return [
    `${service} at ${visible(target)}: ${count(deleted, 'resource')} deleted, ${neverMade} never made, ${leftovers.length} left over`,
    ...leftovers.map(({ resource, because }) => `  LEFT OVER  ${cut(visible(resource), 80)}  ${visible(because)}`),
    ...(leftovers.length === 0 ? [] : [`  Try again with: assay cleanup ${journal}`]),
  ]
}
