/**
 * The lines of a journal, one JSON object each, and the one place that checks them when they are read.
 *
 * A journal may come from another machine or a broken disk, so nothing in it is believed before it was looked at.
 */
import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import { isShallow } from '../../model/reading/json.ts'

export const journalVersion = 1

/** One opening of the journal: a run or a clean-up. */
export type Session = {
  /** ISO 8601, UTC. */
  readonly started: string
  readonly services: readonly {
    readonly service: string
    /** Base URL. */
    readonly target: string
    readonly spec: { readonly file: string; readonly hash: string }
  }[]
}

/** What is about to be created: all that is needed to find and delete it later. Credentials are no part of it. */
export type Intent = {
  readonly service: string
  /** Base URL. */
  readonly target: string
  readonly operation: string
  /** The name that the resource will have. */
  readonly name: string
  readonly input: JsonObject
  readonly settings: Readonly<Record<string, string>>
}

export type CreateOutcome =
  | { readonly kind: 'created'; readonly resourceId: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown'; readonly why: string }

export type Line =
  | ({ readonly do: 'begin'; readonly journal: number } & Session)
  | ({ readonly do: 'intend'; readonly id: number } & Intent)
  | ({ readonly do: 'outcome'; readonly id: number } & CreateOutcome)
  | { readonly do: 'deleted'; readonly id: number }

export type ReadLine =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'corrupt'; readonly because: string }
  | { readonly kind: 'newer'; readonly version: number }

export function textFromLine(line: Line): string {
  return `${JSON.stringify(line)}\n`
}

/** Reads one line; never throws. */
export function lineFromText(text: string): ReadLine {
  if (!isShallow(text)) return corrupt('is nested too deeply')
  let json: Json
  try {
    json = JSON.parse(text)
  } catch {
    return corrupt('is no JSON')
  }
  if (!isObject(json)) return corrupt('is no JSON object')
  if (json['do'] === 'begin') return beginFrom(json)
  const id = json['id']
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return corrupt('has no `id` that counts from 1')
  switch (json['do']) {
    case 'intend':
      return intendFrom(json, id)
    case 'outcome':
      return outcomeFrom(json, id)
    case 'deleted':
      return { kind: 'line', line: { do: 'deleted', id } }
    default:
      return corrupt('says nothing known in `do`')
  }
}

function beginFrom(json: JsonObject): ReadLine {
  const version = json['journal']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return corrupt('has no version in `journal`')
  if (version > journalVersion) return { kind: 'newer', version }
  const { started, services } = json
  if (typeof started !== 'string' || !Array.isArray(services)) return corrupt('lacks `started` or `services`')
  const read = services.map(serviceFrom)
  const whole = read.filter((one) => one !== undefined)
  if (whole.length < read.length) return corrupt('has a service without name, target or spec')
  return { kind: 'line', line: { do: 'begin', journal: version, started, services: whole } }
}

function serviceFrom(json: Json): Session['services'][number] | undefined {
  if (!isObject(json)) return undefined
  const { service, target, spec } = json
  if (typeof service !== 'string' || typeof target !== 'string' || !isObject(spec)) return undefined
  const { file, hash } = spec
  if (typeof file !== 'string' || typeof hash !== 'string') return undefined
  return { service, target, spec: { file, hash } }
}

function intendFrom(json: JsonObject, id: number): ReadLine {
  const { service, target, operation, name, input, settings } = json
  const texts = typeof service === 'string' && typeof target === 'string' && typeof operation === 'string'
  if (!texts || typeof name !== 'string') return corrupt('lacks `service`, `target`, `operation` or `name`')
  if (!isObject(input) || !isObject(settings)) return corrupt('lacks `input` or `settings`')
  const entries = Object.entries(settings).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))
  const intent: Intent = { service, target, operation, name, input, settings: Object.fromEntries(entries) }
  return { kind: 'line', line: { do: 'intend', id, ...intent } }
}

function outcomeFrom(json: JsonObject, id: number): ReadLine {
  const { kind, resourceId, why } = json
  if (kind === 'created' && typeof resourceId === 'string')
    return { kind: 'line', line: { do: 'outcome', id, kind, resourceId } }
  if (kind === 'refused') return { kind: 'line', line: { do: 'outcome', id, kind } }
  if (kind === 'unknown' && typeof why === 'string') return { kind: 'line', line: { do: 'outcome', id, kind, why } }
  return corrupt('has an outcome that is none of created, refused, unknown')
}

function corrupt(because: string): ReadLine {
  return { kind: 'corrupt', because }
}
