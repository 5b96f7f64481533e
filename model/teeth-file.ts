/** Reads teeth.json, which `assay mutate` writes. Another form than that is a problem, not a guess. */
import { isObject } from './json.ts'
import { readJsonFile, type JsonForm } from './json-file.ts'
import type { Problem } from './problem.ts'
import { largestFile } from './reading/limits.ts'
import type { Teeth } from './teeth.ts'

type TeethFile = { readonly assay: 1; readonly teeth: readonly Teeth[] }

const depths: readonly unknown[] = ['shallow', 'boundary', 'protocol', 'state', 'data', 'intermittent']

const teethForm: JsonForm<TeethFile> = {
  area: 'teeth',
  maxBytes: largestFile.teeth,
  is: (value): value is TeethFile => isObject(value) && value['assay'] === 1 && isListOf(value['teeth'], isTeeth),
  faults: () => [],
}

export type TeethReading = { readonly teeth?: readonly Teeth[]; readonly problems: readonly Problem[] }

/** Reads an analysis of at most 64 MiB; without problems there is one. */
export async function readTeeth(file: string): Promise<TeethReading> {
  const { value, problems } = await readJsonFile(file, teethForm)
  return value === undefined ? { problems } : { teeth: value.teeth, problems: [] }
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

function isTeeth(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['service'] === 'string' &&
    typeof value['seed'] === 'number' &&
    isListOf(value['mutants'], isMutant) &&
    isListOf(value['toothless'], (one) => isObject(one) && areTexts(one, ['clause', 'because']))
  )
}

function isMutant(value: unknown): boolean {
  return (
    isObject(value) &&
    areTexts(value, ['name', 'clause', 'breaks']) &&
    depths.includes(value['depth']) &&
    (value['outcome'] === 'killed' || value['outcome'] === 'survived') &&
    isListOf(value['blamed'], (id) => typeof id === 'string') &&
    ['undefined', 'string'].includes(typeof value['blamedFirst']) &&
    ['failed', 'calls', 'creates'].every((key) => typeof value[key] === 'number')
  )
}

function areTexts(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return keys.every((key) => typeof value[key] === 'string')
}
