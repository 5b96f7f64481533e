/** A content security policy that lets in only what the page itself holds, by its hash (CSP Level 3). */
import { createHash } from 'node:crypto'

export function policyFor({ style, script }: { readonly style: string; readonly script?: string }): string {
  const scripts = script === undefined ? '' : ` script-src '${hashOf(script)}';`
  return `default-src 'none'; style-src '${hashOf(style)}';${scripts} base-uri 'none'; form-action 'none'`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
