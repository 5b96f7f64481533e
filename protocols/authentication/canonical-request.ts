/**
 * The canonical request that ACS3-HMAC-SHA256 and SDK-HMAC-SHA256 share, their hashes and their Authorization header.
 *
 * Sources: "Request structure and signature V3"; the signing pages of Huawei Cloud; signing-vectors.json.
 */
import { createHmac, hash } from 'node:crypto'
import type { Pair } from '../draft.ts'

export const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

export function sha256(content: string | Uint8Array | undefined): string {
  return content === undefined || content.length === 0 ? hashOfNothing : hash('sha256', content)
}

export function hmacSha256(key: string, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex')
}

export type Canonical = {
  readonly method: string
  readonly path: string
  /** Sorted and encoded. */
  readonly query: string
  /** Names in lower case, sorted. */
  readonly headers: readonly Pair[]
  readonly payload: string
}

export function canonicalRequest(request: Canonical): string {
  let lines = ''
  for (const [name, value] of request.headers) lines += `${name}:${value.trim()}\n`
  return `${request.method}\n${request.path}\n${request.query}\n${lines}\n${namesOf(request.headers)}\n${request.payload}`
}

/** The names of signed headers as they are listed: `host;x-acs-date`. */
export function namesOf(headers: readonly Pair[]): string {
  return headers.map((header) => header[0]).join(';')
}

/** Sorts headers for signing. */
export function sortedHeaders(headers: readonly Pair[]): readonly Pair[] {
  return headers.toSorted((one, other) => (one[0] < other[0] ? -1 : 1))
}

export type Authorization = { readonly keyId: string; readonly names: readonly string[]; readonly signature: string }

const form = /^[A-Z0-9-]+ +(?:Credential|Access)=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/

/** Reads `ALGORITHM Credential=…,SignedHeaders=a;b,Signature=hex` (or `Access=`); undefined when it has another form. */
export function readAuthorization(header: string): Authorization | undefined {
  const [, keyId, names, signature] = form.exec(header) ?? []
  if (keyId === undefined || names === undefined || signature === undefined) return undefined
  return { keyId, names: names.toLowerCase().split(';'), signature }
}
