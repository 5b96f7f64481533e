/** What a file of waivers must hold; each fault is told at its place and says what to write instead. */
import { isObject } from '../../model/json.ts'
import type { JsonForm } from '../../model/json-file.ts'
import { largestFile } from '../../model/reading/limits.ts'
import { visibleJson } from '../text/visible.ts'
import type { Waiver } from './waiver.ts'

type Fault = ReturnType<JsonForm<unknown>['faults']>[number]

/** As the file has them; where each stands is added when it is read. */
export type WaiverFile = { readonly assay: 1; readonly waivers: readonly Omit<Waiver, 'at'>[] }

type Field = { readonly is: (text: string) => boolean; readonly asks: string; readonly hint: string }

const FIELDS: Readonly<Record<keyof WaiverFile['waivers'][number], Field>> = {
  clause: {
    is: (text) => /^[^/]+\/[^/]+\/.+$/.test(text),
    asks: 'the id of a clause',
    hint: '`assay clauses` lists them, as `service/Operation/name`',
  },
  target: {
    is: (text) => text !== '',
    asks: 'a URL, in which `*` stands for any text',
    hint: '`mock` stands for the embedded endpoint',
  },
  reason: {
    is: (text) => text.trim().length >= 3,
    asks: 'the reason',
    hint: 'say why the fail is put up with, and where it is being worked on',
  },
  owner: {
    is: (text) => text.trim() !== '',
    asks: 'who answers for it',
    hint: 'a person or a team that can be asked when it expires',
  },
  expires: { is: isDay, asks: 'a day, as YYYY-MM-DD', hint: 'the waiver holds until the end of that day, UTC' },
  fingerprint: {
    is: (text) => /^[0-9a-f]{12}$/.test(text),
    asks: 'twelve hex digits in quotes',
    hint: '`assay waive RUN.json CLAUSE` writes the fingerprint of the fail',
  },
}

export const waiverForm: JsonForm<WaiverFile> = {
  area: 'waiver',
  maxBytes: largestFile.waivers,
  is: (value): value is WaiverFile => faultsOf(value).length === 0,
  faults: faultsOf,
}

function faultsOf(value: unknown): readonly Fault[] {
  if (!isObject(value)) return [fault('wrong-form', '', 'a file of waivers is a map with `assay: 1` and `waivers`')]
  const unknown = Object.keys(value)
    .filter((key) => key !== 'assay' && key !== 'waivers')
    .map((key) => fault('unknown-key', `/${pointed(key)}`, `a file of waivers has no ${visibleJson(key)}`))
  const version = value['assay'] === 1 ? [] : [fault('missing-version', '/assay', 'the file must say `assay: 1`')]
  const list = value['waivers']
  if (!Array.isArray(list)) return [...version, ...unknown, fault('wrong-type', '/waivers', '`waivers` must be a list')]
  return [...version, ...unknown, ...list.flatMap((item: unknown, index) => itemFaults(item, `/waivers/${index}`))]
}

function itemFaults(item: unknown, pointer: string): readonly Fault[] {
  if (!isObject(item)) return [fault('wrong-type', pointer, 'a waiver is a map')]
  const names = Object.keys(FIELDS)
  const unknown = Object.keys(item).filter((key) => !names.includes(key))
  const wrong = Object.entries(FIELDS).filter(([name, field]) => !isGood(item[name], field))
  return [
    ...unknown.map((key) => fault('unknown-key', `${pointer}/${pointed(key)}`, `a waiver has no ${visibleJson(key)}`)),
    ...wrong.map(([name, { asks, hint }]) => {
      const code = item[name] === undefined ? 'missing-key' : 'wrong-value'
      return fault(code, item[name] === undefined ? pointer : `${pointer}/${name}`, `\`${name}\` must be ${asks}`, hint)
    }),
  ]
}

function isGood(value: unknown, field: Field): boolean {
  return typeof value === 'string' && field.is(value)
}

function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function fault(code: string, pointer: string, message: string, hint?: string): Fault {
  return { code, pointer, on: 'value', message, hint }
}

function pointed(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
