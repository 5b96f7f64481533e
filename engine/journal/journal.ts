/**
 * A write-ahead journal of what a run creates: the intent is on the disk before the request leaves, the outcome
 * after the answer, so that everything can be deleted even after `kill -9` or a power cut.
 *
 * It never holds credentials, and nothing is ever rewritten: a journal only grows.
 */
import { access } from 'node:fs/promises'
import type { Json, JsonObject } from '../../model/json.ts'
import { isObject } from '../../model/json.ts'
import { JournalError, journalError } from './error.ts'
import { type CreateOutcome, type Intent, journalVersion, type Line, type Session, textFromLine } from './line.ts'
import { type Lock, lockJournal } from './lock.ts'
import { JournalLog } from './log.ts'
import { type JournalContent, readJournal } from './reading.ts'

export type { CreateOutcome, Intent, Session } from './line.ts'
export { type JournalContent, type JournalEntry, readJournal } from './reading.ts'

export type JournalOptions = {
  readonly session: Session
  /** Takes secrets out of the texts of an intent. */
  readonly redact?: (text: string) => string
  /** For cleaning up: opens also when some lines cannot be read, and leaves these as they are. */
  readonly damaged?: 'accept'
}

/** Each promise resolves when the line is on the disk, and rejects with a JournalError when it cannot be. */
export type Journal = {
  /** What an earlier run left in this file. */
  readonly before: JournalContent
  /** To be awaited before the request leaves. Gives back the id of the intent. */
  intend(intent: Intent): Promise<number>
  outcome(id: number, outcome: CreateOutcome): Promise<void>
  deleted(id: number): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a journal, a new one or one that a run left behind, for this process alone.
 *
 * Rejects with a JournalError (it has a `hint`) when another process has it, when it cannot be written, and when what
 * stands in it cannot be read: a run that begins on a damaged journal would hide what an earlier one left alive.
 */
export async function openJournal(file: string, { session, redact, damaged }: JournalOptions): Promise<Journal> {
  const lock = await lockJournal(file)
  try {
    const before = await readBefore(file, damaged === 'accept')
    const log = await JournalLog.open(file, before.size)
    const journal = journalOn(log, lock, before, redact ?? ((text) => text))
    await log.append(textFromLine({ do: 'begin', journal: journalVersion, ...session }))
    return journal
  } catch (error) {
    await lock.release()
    throw journalError(file, error)
  }
}

const empty: JournalContent = { usable: true, sessions: [], entries: [], torn: false, size: 0, problems: [] }

async function readBefore(file: string, acceptDamage: boolean): Promise<JournalContent> {
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (!exists) return empty
  const before = await readJournal(file)
  const [first] = before.problems
  if (first === undefined || (acceptDamage && before.usable)) return before
  if (!before.usable) throw new JournalError(first.message, first.hint ?? 'name another by `--journal`')
  throw new JournalError(
    `the journal ${file} is damaged: ${first.message}`,
    'clean up with `assay cleanup`, then move the file away',
  )
}

function journalOn(log: JournalLog, lock: Lock, before: JournalContent, redact: (text: string) => string): Journal {
  let last = before.entries.reduce((most, { id }) => Math.max(most, id), 0)
  const append = (line: Line): Promise<void> => log.append(textFromLine(line))
  return {
    before,
    intend: async ({ input, settings, ...intent }) => {
      const id = ++last
      const safe = Object.entries(settings).map(([key, value]) => [key, redact(value)] as const)
      await append({
        do: 'intend',
        id,
        ...intent,
        input: redactObject(input, redact),
        settings: Object.fromEntries(safe),
      })
      return id
    },
    outcome: (id, outcome) => append({ do: 'outcome', id, ...outcome }),
    deleted: (id) => append({ do: 'deleted', id }),
    close: async () => {
      try {
        await log.close()
      } finally {
        await lock.release()
      }
    },
  }
}

function redactObject(input: JsonObject, redact: (text: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, redactJson(value, redact)]))
}

function redactJson(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((one: Json) => redactJson(one, redact))
  return isObject(value) ? redactObject(value, redact) : value
}
