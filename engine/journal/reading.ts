/**
 * Reads a journal back and says what may still be alive. Never throws: whatever is wrong is a problem with its line.
 *
 * A last line without its line break is a write that was cut off before it counted; it is left out without a word.
 */
import { isUtf8 } from 'node:buffer'
import type { Problem } from '../../model/problem.ts'
import { loadBytes } from '../../model/reading/files.ts'
import { largestFile } from '../../model/reading/limits.ts'
import {
  type CreateOutcome,
  type Intent,
  journalVersion,
  type Line,
  lineFromText,
  type ReadLine,
  type Session,
} from './line.ts'

export type JournalEntry = Intent & {
  readonly id: number
  /** Line of the intent, from 1. */
  readonly line: number
  /** `gone` also when it was refused; `unknown` when nobody knows whether the create came through. */
  readonly state: 'alive' | 'unknown' | 'gone'
  readonly resourceId?: string
  readonly why?: string
}

export type JournalContent = {
  /** False when nothing could be read: no such file, no permission, too large, a newer version. */
  readonly usable: boolean
  readonly sessions: readonly Session[]
  /** In the order of their intents. */
  readonly entries: readonly JournalEntry[]
  /** Whether a cut-off last line was left out. */
  readonly torn: boolean
  /** Bytes up to the end of the last whole line; what follows is to be cut off before appending. */
  readonly size: number
  readonly problems: readonly Problem[]
}

const noAnswer = 'the run ended before the answer was written down'

/** Reads a journal. With problems, `entries` holds what could still be read; with a newer version, nothing. */
export async function readJournal(file: string): Promise<JournalContent> {
  const loaded = await loadBytes(file, 'journal', largestFile.journal)
  if ('problem' in loaded) return unusable(loaded.problem)
  const { buffer, byteOffset, length } = loaded.bytes
  return contentFrom(file, Buffer.from(buffer, byteOffset, length))
}

function contentFrom(file: string, bytes: Buffer): JournalContent {
  const size = bytes.lastIndexOf(0x0a) + 1
  const reading = new Reading(file)
  let number = 0
  for (let start = 0; start < size;) {
    const end = bytes.indexOf(0x0a, start)
    const newer = reading.take(bytes.subarray(start, end), ++number)
    if (newer !== undefined) return unusable(newer)
    start = end + 1
  }
  return { usable: true, ...reading.content(), torn: size < bytes.length, size }
}

class Reading {
  readonly #file: string
  readonly #sessions: Session[] = []
  readonly #entries = new Map<number, JournalEntry>()
  readonly #problems: Problem[] = []

  constructor(file: string) {
    this.#file = file
  }

  /** Takes in one line. Gives the problem that ends all reading: a newer version wrote it. */
  take(bytes: Buffer, number: number): Problem | undefined {
    const read: ReadLine = isUtf8(bytes)
      ? lineFromText(bytes.toString('utf8'))
      : { kind: 'corrupt', because: 'is no UTF-8' }
    if (read.kind === 'newer') return newerVersion(this.#file, number, read.version)
    const because = read.kind === 'corrupt' ? read.because : this.#apply(read.line, number)
    if (because !== undefined) this.#problems.push(problem(this.#file, number, `${because}; it was left out`))
    else if (number === 1 && read.kind === 'line' && read.line.do !== 'begin')
      this.#problems.push(problem(this.#file, 1, 'does not begin a journal'))
    return undefined
  }

  content(): Pick<JournalContent, 'sessions' | 'entries' | 'problems'> {
    return { sessions: this.#sessions, entries: [...this.#entries.values()], problems: this.#problems }
  }

  #apply(line: Line, number: number): string | undefined {
    if (line.do === 'begin') {
      this.#sessions.push({ started: line.started, services: line.services })
      return undefined
    }
    const entry = this.#entries.get(line.id)
    if (line.do === 'intend') {
      if (entry !== undefined) return `repeats the id ${line.id} of line ${entry.line}`
      const { do: _do, ...intent } = line
      this.#entries.set(line.id, { ...intent, line: number, state: 'unknown', why: noAnswer })
      return undefined
    }
    if (entry === undefined) return `speaks of the id ${line.id}, which no line before it intends`
    this.#entries.set(line.id, line.do === 'deleted' ? { ...entry, state: 'gone' } : withOutcome(entry, line))
    return undefined
  }
}

function withOutcome({ why: _why, ...entry }: JournalEntry, outcome: CreateOutcome): JournalEntry {
  switch (outcome.kind) {
    case 'created':
      return { ...entry, state: 'alive', resourceId: outcome.resourceId }
    case 'refused':
      return { ...entry, state: 'gone' }
    case 'unknown':
      return { ...entry, state: 'unknown', why: outcome.why }
    default:
      return outcome satisfies never
  }
}

function unusable(because: Problem): JournalContent {
  return { usable: false, sessions: [], entries: [], torn: false, size: 0, problems: [because] }
}

function problem(file: string, line: number, what: string): Problem {
  const at = { file, line, column: 1 }
  return { code: 'journal/unreadable', at, message: `line ${line} of the journal ${what}` }
}

function newerVersion(file: string, line: number, version: number): Problem {
  return {
    code: 'journal/newer-version',
    at: { file, line, column: 1 },
    message: `the journal ${file} is of version ${version}, and this Assay reads version ${journalVersion}`,
    hint: 'update Assay',
  }
}
