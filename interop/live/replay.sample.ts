/** Sends the requests of a run once more, elsewhere, and tells how the answers differ in status and shape. */
import type { Identity } from '../../model/case.ts'
import type { Keyring } from '../../model/credentials.ts'
import { isObject, type Json } from '../../model/json.ts'
import { idIn, text } from './fault.sample.ts'
import { groupOf, jsonOf, passOn, type Answered, type Asked } from '../../mock/proxy.sample.ts'

export type Meeting = { readonly asked: Asked; readonly answered: Answered }
export type Difference = { readonly request: string; readonly here: string; readonly there: string }

const identities: readonly Identity[] = ['main', 'unprivileged', 'other']

/** Replays the meetings in their order. Ids and tokens are exchanged for those that the other place gives and knows. */
export async function differencesAt(
  url: string,
  meetings: readonly Meeting[],
  keyrings: { readonly here: Keyring; readonly there: Keyring },
): Promise<readonly Difference[]> {
  const ids = new Map<string, string>()
  const tokens = new Map(identities.map((who) => [keyrings.here[who]?.token ?? '', keyrings.there[who]?.token ?? '']))
  const differences: Difference[] = []
  for (const { asked, answered } of meetings) {
    const id = idIn(asked)
    const token = asked.headers['x-auth-token']
    const there = await passOn(url, {
      ...asked,
      path: id === '' ? asked.path : asked.path.replace(id, ids.get(id) ?? id),
      headers: { ...asked.headers, ...(token === undefined ? {} : { 'x-auth-token': tokens.get(token) ?? token }) },
    })
    if (answered.status === 201) ids.set(text(groupOf(answered)?.['id']), text(groupOf(there)?.['id']))
    const [one, other] = [shapeOf(answered), shapeOf(there)]
    if (one !== other) differences.push({ request: lineOf(asked), here: one, there: other })
  }
  return differences
}

function lineOf({ method, path, headers, body }: Asked): string {
  const about = method === 'GET' || method === 'DELETE' ? '' : ` ${headers['content-type'] ?? 'no type'}`
  return `${method} ${path}${about} ${body.toString('utf8').slice(0, 120)}`
}

/** Status, type of content, and which fields there are of which types; items of lists count once. */
function shapeOf({ status, headers, body }: Answered): string {
  const type = body.length === 0 ? 'no body' : (headers['content-type'] ?? 'no type').replace(/;.*$/, '')
  const json = jsonOf(body)
  return `${status} ${type} ${json === undefined ? '' : typesIn(json)}`.trim()
}

function typesIn(json: Json): string {
  if (Array.isArray(json)) return `[${[...new Set(json.map(typesIn))].toSorted().join(' or ')}]`
  if (!isObject(json)) return json === null ? 'null' : typeof json
  const fields = Object.entries(json).map(([name, value]) => `${name}: ${typesIn(value)}`)
  return `{${fields.toSorted().join(', ')}}`
}
