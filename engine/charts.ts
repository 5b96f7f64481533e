/** Gathers what the pictures of a report draw: lengths and characters that were accepted or refused, and times. */
import type { Case } from '../model/case.ts'
import type { CharacterMap, Frontier, Latency } from '../model/run.ts'

type Counts = { accepted: number; refused: number }

export type Charts = {
  outcome(planned: Case, accepted: boolean): void
  latency(operation: string, milliseconds: number): void
  visible(milliseconds: number): void
  readonly frontiers: readonly Omit<Frontier, 'min' | 'max'>[]
  readonly characters: readonly {
    readonly operation: string
    readonly parameter: string
    readonly points: readonly Omit<CharacterMap['points'][number], 'documented'>[]
  }[]
  readonly latencies: Readonly<Record<string, Latency>>
  readonly timeToVisible: readonly number[]
}

const keptTimes = 1000

export function openCharts(): Charts {
  const lengths = new Map<string, Map<number, Counts>>()
  const characters = new Map<string, Map<string, Counts>>()
  const times = new Map<string, ReturnType<typeof histogram>>()
  const timeToVisible: number[] = []
  return {
    outcome(planned, accepted) {
      const about = planned.about
      if (about === undefined) return
      const key = `${planned.operation} ${about.parameter}`
      if (about.length !== undefined) count(lengths, key, about.length, accepted)
      if (about.character !== undefined)
        count(characters, key, `${about.position ?? 'middle'} ${about.character}`, accepted)
    },
    latency(operation, milliseconds) {
      const known = times.get(operation) ?? histogram()
      times.set(operation, known)
      known.add(milliseconds)
    },
    visible(milliseconds) {
      if (timeToVisible.length < keptTimes) timeToVisible.push(Math.round(milliseconds * 10) / 10)
    },
    get frontiers() {
      return [...lengths].map(([key, points]) => ({
        ...keyParts(key),
        points: [...points].map(([length, counts]) => ({ length, ...counts })).toSorted((a, b) => a.length - b.length),
      }))
    },
    get characters() {
      return [...characters].map(([key, points]) => ({
        ...keyParts(key),
        points: [...points].map(([place, counts]) => ({ ...placeParts(place), ...counts })),
      }))
    },
    get latencies() {
      return Object.fromEntries([...times].map(([operation, known]) => [operation, known.summary()]))
    },
    timeToVisible,
  }
}

function count<K>(maps: Map<string, Map<K, Counts>>, key: string, point: K, accepted: boolean): void {
  const points = maps.get(key) ?? new Map<K, Counts>()
  maps.set(key, points)
  const counts = points.get(point) ?? { accepted: 0, refused: 0 }
  points.set(point, counts)
  counts[accepted ? 'accepted' : 'refused'] += 1
}

function keyParts(key: string): { readonly operation: string; readonly parameter: string } {
  const [operation = '', parameter = ''] = key.split(' ')
  return { operation, parameter }
}

function placeParts(place: string): { readonly character: string; readonly position: 'first' | 'middle' | 'last' } {
  const end = place.indexOf(' ')
  const position = place.slice(0, end)
  return {
    character: place.slice(end + 1),
    position: position === 'first' || position === 'last' ? position : 'middle',
  }
}

/** Times in buckets that grow by a tenth, so that a million calls need no more room than ten. */
function histogram(): { add(milliseconds: number): void; summary(): Latency } {
  const buckets = new Map<number, number>()
  let calls = 0
  let max = 0
  const at = (share: number): number => {
    let seen = 0
    for (const [bucket, held] of [...buckets].toSorted(([a], [b]) => a - b)) {
      seen += held
      if (seen >= calls * share) return Math.round(Math.min(max, 1.1 ** bucket / 100) * 100) / 100
    }
    return max
  }
  return {
    add(milliseconds) {
      const bucket = Math.ceil(Math.log(Math.max(0.01, milliseconds) * 100) / Math.log(1.1))
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1)
      calls += 1
      max = Math.max(max, milliseconds)
    },
    summary: () => ({ calls, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: Math.round(max * 100) / 100 }),
  }
}
