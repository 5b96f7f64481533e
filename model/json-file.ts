/**
 * Reads the JSON files that Assay wrote, or that somebody says it wrote: runs, baselines, waivers, journals.
 * All that is wrong becomes problems with places; nothing of the content is trusted before `form` has seen it.
 */
import { isObject } from './json.ts'
import type { Problem, SourceRef } from './problem.ts'
import { textFromBytes } from './reading/bytes.ts'
import { loadBytes } from './reading/files.ts'
import { isShallow, placesInJson, upward } from './reading/json.ts'
import { inOrder, reportTo, type Report } from './reading/report.ts'
import type { Fault } from './reading/wording.ts'

/** What a file must hold. */
export type JsonForm<Value> = {
  /** First part of problem codes, for example `run`. */
  readonly area: string
  readonly maxBytes: number
  is(value: unknown): value is Value
  /** What is wrong with a value for which `is` is false. */
  faults(value: unknown): readonly Fault[]
}

export type JsonReading<Value> =
  | { readonly value: Value; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] }

/** Reads a file of the form. A newer `assay` version, a larger file, another form: each is a problem. */
export async function readJsonFile<Value>(file: string, form: JsonForm<Value>): Promise<JsonReading<Value>> {
  const loaded = await loadBytes(file, form.area, form.maxBytes)
  return 'problem' in loaded ? { problems: [loaded.problem] } : readJsonBytes(loaded.bytes, file, form)
}

/** The same for bytes that are there already. */
export function readJsonBytes<Value>(bytes: Uint8Array, file: string, form: JsonForm<Value>): JsonReading<Value> {
  const problems: Problem[] = []
  const report = reportTo(problems, form.area)
  const text = textFromBytes(bytes, file, report)
  const value = text === undefined ? undefined : parse(text, file, report)
  if (text === undefined || value === undefined) return { problems }
  if (form.is(value.json)) return { value: value.json, problems: [] }
  tellFaults(form.faults(value.json), { text, file }, report)
  const start: SourceRef = { file, line: 1, column: 1 }
  if (problems.length === 0) report('wrong-form', start, `${file} is no ${form.area} file of Assay`)
  return { problems: inOrder(problems) }
}

type Text = { readonly text: string; readonly file: string }

/** The value, wrapped since null is one; undefined after a problem. */
function parse(text: string, file: string, report: Report): { readonly json: unknown } | undefined {
  const json = isShallow(text) ? parsed(text) : undefined
  if (json === undefined) {
    const reading = placesInJson(text, file, [])
    if ('message' in reading)
      report('json-syntax', reading.at, text.trim() === '' ? 'the file is empty' : reading.message)
    else report('json-syntax', { file, line: 1, column: 1 }, 'the file is no JSON')
    return undefined
  }
  const version = isObject(json.value) ? json.value['assay'] : undefined
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) {
    const fault: Fault = {
      code: 'newer-version',
      pointer: '/assay',
      on: 'value',
      message: `the file is of version ${version}, and this Assay reads version 1`,
      hint: 'update Assay',
    }
    tellFaults([fault], { text, file }, report)
    return undefined
  }
  return { json: json.value }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function tellFaults(faults: readonly Fault[], { text, file }: Text, report: Report): void {
  const reading = placesInJson(
    text,
    file,
    faults.map((fault) => fault.pointer),
  )
  if (!('places' in reading)) return
  for (const { code, pointer, on, message, hint } of faults) {
    const place = upward(pointer).flatMap((above) => reading.places.get(above) ?? [])[0]
    if (place !== undefined) report(code, on === 'key' ? place.keyAt : place.at, message, hint)
  }
}
