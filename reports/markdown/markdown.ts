/**
 * Markdown for a job summary: the verdict first, then what is broken. GitHub drops a summary above 1 MiB whole, so
 * what does not fit is left out and counted.
 */
import type { Run } from '../../model/run.ts'
import { verdictsOf } from '../format.ts'
import type { Format, ReportContext } from '../format.ts'
import { count } from '../text/phrases.ts'
import { plain } from './escape.ts'
import {
  driftSection,
  evidenceSection,
  failSection,
  totalsSection,
  unknownSection,
  verdictSection,
  waivedSection,
} from './sections.ts'
import type { Section } from './sections.ts'

/** Bytes, with room for what else the job writes. */
const LIMIT = 900 * 1024

export const markdown: Format = {
  name: 'markdown',
  file: 'summary.md',
  about: 'Markdown, for a job summary or a comment',
  render: (run, context) => markdownOf(run, context, LIMIT),
}

/** @param limit bytes of UTF-8 */
export function markdownOf(run: Run, context: ReportContext, limit: number): string {
  const verdicts = verdictsOf(run, context)
  const sections = [
    failSection(run, verdicts),
    driftSection(context.drift),
    waivedSection(run, verdicts),
    unknownSection(run, verdicts),
    evidenceSection(run, verdicts),
  ]
  const fixed = [...verdictSection(verdicts), ...totalsSection(run, verdicts)]
  let room = limit - sizeOf(fixed) - 1000
  const body: string[] = []
  for (const section of sections) {
    const lines = fitting(section, room)
    body.push(...lines)
    room -= sizeOf(lines)
  }
  const foot = [
    '',
    `Seed ${run.seed}, ${run.examples} examples, plan ${run.planHash.slice(0, 12)}, assay ${plain(run.tool.version)}.`,
  ]
  return `${[...fixed, ...body, ...foot].join('\n')}\n`
}

function fitting(section: Section, room: number): readonly string[] {
  let left = room - sizeOf(section.head)
  const lines = [...section.head]
  for (const [index, item] of section.items.entries()) {
    left -= sizeOf(item)
    if (left < 0) {
      const more = section.items.length - index
      return [
        ...lines,
        '',
        `${count(more, `more ${section.noun}`)} left out for want of room; the HTML report has all.`,
        '',
      ]
    }
    lines.push(...item)
  }
  return section.items.length > 0 ? [...lines, ''] : lines
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
}
