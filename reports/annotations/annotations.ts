/**
 * GitHub workflow commands: the ten worst fails on the lines of the spec that promise otherwise, then how many more.
 * GitHub shows ten of a kind per step, so more would push the worst ones out.
 */
import { verdictsOf } from '../format.ts'
import type { Format } from '../format.ts'
import { worstOf } from '../outcome.ts'
import type { Place } from '../outcome.ts'
import { reasonOf } from '../story.ts'
import { cut, inertMarks, visible } from '../text/visible.ts'
import type { Stale } from '../waivers/waiver.ts'

const MOST = 10
const COMMANDS = { must: 'error', should: 'warning', may: 'notice' } as const

export const annotations: Format = {
  name: 'annotations',
  file: 'annotations.txt',
  about: 'GitHub workflow commands, to be printed in a job',
  render(run, context) {
    const { review, sentence } = verdictsOf(run, context)
    const lines = [...review.stale.map(staleLine), ...worstOf(run, review).map(failLine)]
    const more = lines.length - MOST
    const rest = more > 0 ? [command('notice', {}, `${more} more in the job summary and the report`)] : []
    const head = command('notice', { title: sentence.headline }, sentence.text)
    return [head, ...lines.slice(0, MOST), ...rest].map((line) => `${line}\n`).join('')
  },
}

function failLine(place: Place): string {
  const { clause } = place
  const { file, line, column } = clause.at
  const message = `${clause.statement} ${reasonOf(place)}`
  return command(
    COMMANDS[clause.level],
    { file, line: String(line), col: String(column), title: clause.id },
    cut(visible(message), 1000),
  )
}

function staleLine({ waiver, message }: Stale): string {
  return command(
    'error',
    { file: waiver.at.file, line: String(waiver.at.line), title: `waiver of ${waiver.clause}` },
    message,
  )
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`)
  return `::${[name, pairs.join(',')].filter((part) => part !== '').join(' ')}::${escapeMessage(message)}`
}

function escapeMessage(text: string): string {
  return inertMarks(visible(text)).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
