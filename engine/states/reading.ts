/** Reads a resource until it is there or surely is not, and compares it with what was sent. */
import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Resource } from '../../model/spec.ts'
import type { Workshop } from '../judge.ts'
import { look, type Sight } from '../resources/lifecycle.ts'
import { textAt, valuesAt } from '../calls/paths.ts'
import { lookWithinWindow } from '../calls/window.ts'
import type { Live } from '../calls/references.ts'
import type { Difference, Script } from './state.ts'

const firstPauseMilliseconds = 20
const longestPauseMilliseconds = 1000

/** Looks until the wanted sight comes or the window of visibility has passed: absence and presence are concluded only then. */
export async function lookUntil(
  workshop: Workshop,
  script: Script,
  live: Live,
  wanted: 'found' | 'absent' | ((sight: Sight) => boolean),
): Promise<Sight> {
  const { session } = workshop
  return lookWithinWindow(
    session.setup,
    () => look(session, live, 'read-back', (exchange) => script.note(`look for ${live.name}`, exchange)),
    {
      isEnough: (sight) => (typeof wanted === 'function' ? wanted(sight) : sight.kind === wanted),
      pauseAfter: (looks) => Math.min(firstPauseMilliseconds * 2 ** looks, longestPauseMilliseconds),
      signal: session.setup.signal,
    },
  )
}

/** Where a stored item differs from the input that made it; parameters that were not sent are not compared. */
export function differences(resource: Resource, input: JsonObject, item: Json): readonly Difference[] {
  return Object.entries(resource.stored).flatMap(([path, field]): readonly Difference[] => {
    const [sent] = valuesAt(input, path)
    if (sent === undefined || sent === null) return []
    const [found] = valuesAt(item, field)
    if (isSame(sent, found)) return []
    return [
      {
        expected: `\`${field}\` stored as sent: ${quote(sent)}`,
        actual: quote(found),
        at: `/${field.replaceAll('.', '/')}`,
      },
    ]
  })
}

/** Where a sight differs from the input already; such differences are the business of `readable`. */
export function knownDifferences(resource: Resource, input: JsonObject, sight: Sight): readonly Difference[] {
  return sight.kind === 'found' ? differences(resource, input, sight.item) : []
}

/** The differences without those that are known. */
export function newDifferences(
  known: readonly Difference[],
  ...compared: Parameters<typeof differences>
): readonly Difference[] {
  return differences(...compared).filter(
    ({ at, actual }) => !known.some((one) => one.at === at && one.actual === actual),
  )
}

/** What has changed between two sights of an item in the fields that its input left out. */
export function unsentChanges(
  resource: Resource,
  input: JsonObject,
  before: Sight,
  after: Sight,
): readonly Difference[] {
  if (before.kind !== 'found' || after.kind !== 'found') return []
  return Object.entries(resource.stored).flatMap(([path, field]): readonly Difference[] => {
    const [sent] = valuesAt(input, path)
    const [[was], [is]] = [valuesAt(before.item, field), valuesAt(after.item, field)]
    if ((sent !== undefined && sent !== null) || isDeepStrictEqual(was, is)) return []
    return [
      { expected: `\`${field}\` as it was: ${quote(was)}`, actual: quote(is), at: `/${field.replaceAll('.', '/')}` },
    ]
  })
}

/** Equal as JSON, or as text where the wire knows only text. */
export function isSame(sent: Json, found: Json | undefined): boolean {
  if (found === undefined) return false
  return isDeepStrictEqual(sent, found) || (textAt(sent, '') ?? '\u0000') === textAt(found, '')
}

/** A value as a short phrase of a finding. */
export function quote(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
