/** Reads what holds for a service as a whole: authentication, settings, limits, disputes, what cannot be tested. */
import type { Authentication, Dispute, Limits, Setting, Spec } from '../spec.ts'
import { eachOf, entriesOf, entry, numberOf, present, textOf, textsOf, type Node } from './node.ts'
import { readCitations } from './sources.ts'
import { schemes } from './words.ts'

export function readAuthentication(node: Node | undefined): readonly Authentication[] {
  return eachOf(node).flatMap((item) => {
    const scheme = schemes.of(item) ?? schemes.of(entry(item, 'scheme'))
    return scheme === undefined ? [] : { scheme, ...present({ header: textOf(entry(item, 'header')) }) }
  })
}

export function readSettings(node: Node | undefined): Readonly<Record<string, Setting>> {
  return Object.fromEntries(
    entriesOf(node).map(([name, setting]) => [
      name,
      {
        example: textOf(entry(setting, 'example')) ?? '',
        ...present({
          about: textOf(entry(setting, 'about')),
          environment: textOf(entry(setting, 'environment')),
        }),
      },
    ]),
  )
}

export function readLimits(node: Node | undefined): Limits {
  const rate = entry(node, 'rate')
  const billing = entry(node, 'billing')
  const quota = entry(node, 'quota')
  const body = entry(node, 'body')
  const calls = numberOf(entry(rate, 'calls'))
  const perSeconds = secondsOf(entry(rate, 'per'))
  const unit = textOf(entry(billing, 'unit'))
  const bytes = numberOf(entry(body, 'bytes'))
  const resources = numberOf(entry(quota, 'resources'))
  return present({
    rate:
      calls === undefined || perSeconds === undefined
        ? undefined
        : { calls, perSeconds, cite: readCitations(entry(rate, 'cite')) },
    billing: unit === undefined ? undefined : { unit, cite: readCitations(entry(billing, 'cite')) },
    body: bytes === undefined ? undefined : { bytes, cite: readCitations(entry(body, 'cite')) },
    quota: resources === undefined ? undefined : { resources, cite: readCitations(entry(quota, 'cite')) },
  })
}

const periods = new Map([
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
])

function secondsOf(node: Node | undefined): number | undefined {
  return numberOf(node) ?? periods.get(textOf(node) ?? '')
}

export function readDisputes(node: Node | undefined): readonly Dispute[] {
  return entriesOf(node).map(([name, dispute]) => ({
    name,
    about: textsOf(entry(dispute, 'about')),
    readings: eachOf(entry(dispute, 'readings')).map((reading) => ({
      says: textOf(entry(reading, 'says')) ?? '',
      cite: readCitations(entry(reading, 'cite')),
    })),
    taken: textOf(entry(dispute, 'taken')) ?? '',
    because: textOf(entry(dispute, 'because')) ?? '',
    at: dispute.keyAt,
  }))
}

export function readUntestable(node: Node | undefined): Spec['untestable'] {
  return eachOf(node).map((item) => ({
    rows: readCitations(entry(item, 'rows')),
    because: textOf(entry(item, 'because')) ?? '',
    at: item.at,
  }))
}
