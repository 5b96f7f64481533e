/** Fails as SARIF results: on the line of the spec that promises otherwise, with waivers and drift in SARIF's own words. */
import { createHash } from 'node:crypto'
import type { ArtifactLocation, Location, ReportingDescriptor, Result, WebRequest, WebResponse } from 'sarif'
import type { Headers, StoredExchange } from '../../model/exchange.ts'
import type { ClauseResult } from '../../model/run.ts'
import { citationText } from '../citation.ts'
import type { Drift } from '../drift/drift.ts'
import type { Verdicts } from '../format.ts'
import { clauseKey } from '../outcome.ts'
import type { Place } from '../outcome.ts'
import { reasonOf, storyOf } from '../story.ts'
import { visible } from '../text/visible.ts'

export const LEVELS = { must: 'error', should: 'warning', may: 'note' } as const

export function ruleOf({ clause, service }: Place): ReportingDescriptor {
  const sources = clause.cites.map((cite) => visible(citationText(service, cite))).join('; ')
  return {
    id: clause.id,
    name: clause.name,
    shortDescription: { text: visible(clause.statement) },
    fullDescription: { text: `${visible(clause.statement)} Source: ${sources}` },
    help: { text: `assay explain ${clause.id}` },
    defaultConfiguration: { level: LEVELS[clause.level] },
    properties: { tags: ['conformance', clause.kind, clause.level] },
  }
}

export function resultOf(place: Place, verdicts: Verdicts, drift: Drift | undefined): Result {
  const { clause, service } = place
  const { verdict } = clause
  const exchange = verdict.kind === 'fail' ? verdict.example.exchange : undefined
  const identity = fingerprint(clauseKey(service, clause))
  return {
    ruleId: clause.id,
    kind: 'fail',
    level: LEVELS[clause.level],
    message: { text: [visible(clause.statement), reasonOf(place), '', ...storyOf(place, verdicts.runFile)].join('\n') },
    locations: [locationOf(clause)],
    partialFingerprints: { 'assayClause/v1': identity, primaryLocationLineHash: `${identity.slice(0, 16)}:1` },
    ...suppressionsOf(place, verdicts),
    ...(drift === undefined ? {} : { baselineState: baselineStateOf(clause, drift) }),
    ...(exchange === undefined ? {} : { webRequest: requestOf(exchange) }),
    ...(exchange?.response === undefined ? {} : { webResponse: responseOf(exchange.response) }),
  }
}

/** A clause that failed in the baseline and does no longer: told, so that consumers can close it. */
export function absentResult(place: Place): Result {
  const { clause, service } = place
  return {
    ruleId: clause.id,
    kind: 'pass',
    level: 'none',
    message: { text: `${visible(clause.statement)} It was broken in the baseline and is no longer.` },
    locations: [locationOf(clause)],
    partialFingerprints: { 'assayClause/v1': fingerprint(clauseKey(service, clause)) },
    baselineState: 'absent',
  }
}

function locationOf(clause: ClauseResult): Location {
  const { file, line, column, length } = clause.at
  return {
    physicalLocation: {
      artifactLocation: artifactOf(visible(file)),
      region: { startLine: line, startColumn: column, ...(length === undefined ? {} : { endColumn: column + length }) },
    },
    logicalLocations: [{ fullyQualifiedName: clause.id, name: clause.name, kind: 'member' }],
  }
}

/** Below the root of the sources where the file is named so; a file of elsewhere has no root. */
function artifactOf(file: string): ArtifactLocation {
  const parts = file.replaceAll('\\', '/').split('/')
  const path = parts
    .map((part, at) => (at === 0 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)))
    .join('/')
  if (path.startsWith('/')) return { uri: `file://${path}` }
  return /^[A-Za-z]:\//.test(path) ? { uri: `file:///${path}` } : { uri: path, uriBaseId: '%SRCROOT%' }
}

function suppressionsOf({ clause, service }: Place, verdicts: Verdicts): Pick<Result, 'suppressions'> {
  const waiver = verdicts.review.waived.get(clauseKey(service, clause))
  if (waiver === undefined) return { suppressions: [] }
  const justification = visible(`${waiver.reason} (${waiver.owner}, until ${waiver.expires})`)
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] }
}

function baselineStateOf(clause: ClauseResult, drift: Drift): NonNullable<Result['baselineState']> {
  const changes = drift.changed.filter((change) => change.clause === clause.id)
  if (changes.some((change) => change.label === 'verdict')) return 'new'
  if (drift.added.some((lone) => lone.kind === 'clause' && lone.name === clause.id)) return 'new'
  return changes.length > 0 ? 'updated' : 'unchanged'
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function requestOf({ request }: StoredExchange): WebRequest {
  const { method, url, headers, body, base64 } = request
  return { method: visible(method), target: visible(url), headers: headersOf(headers), ...bodyOf(body, base64) }
}

function responseOf({ status, headers, body, base64 }: NonNullable<StoredExchange['response']>): WebResponse {
  return { statusCode: status, headers: headersOf(headers), ...bodyOf(body, base64) }
}

function bodyOf(body: string | undefined, base64: boolean | undefined): Pick<WebRequest, 'body'> {
  if (body === undefined) return {}
  return { body: base64 === true ? { binary: body } : { text: visible(body) } }
}

function headersOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [visible(name), visible(value)]))
}
