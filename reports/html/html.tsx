/**
 * One HTML file for people: it opens from a CI artefact, works offline, without a script, by keyboard, by screen
 * reader, on a phone and in the dark. Its policy lets in only the style and the script that it holds, by their hash.
 */
import { createHash } from 'node:crypto'
import { renderToStaticMarkup } from 'preact-render-to-string'
import type { Format } from '../format.ts'
import { Page } from './page.tsx'
import { sceneOf } from './scene.ts'
import { SCRIPT } from './script.ts'
import { BASE } from './style/base.ts'
import { CLAUSES } from './style/clauses.ts'
import { HEAD } from './style/head.ts'
import { PICTURES } from './style/pictures.ts'

const STYLE = [BASE, HEAD, CLAUSES, PICTURES].join('')
const POLICY = `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`

export const html: Format = {
  name: 'html',
  file: 'report.html',
  about: 'one self-contained page for people',
  render(run, context) {
    const assets = { style: STYLE, script: SCRIPT, policy: POLICY }
    return `<!doctype html>\n${renderToStaticMarkup(<Page scene={sceneOf(run, context)} assets={assets} />)}\n`
  },
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
