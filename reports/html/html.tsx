/**
 * One HTML file for people: it opens from a CI artefact, works offline, without a script, by keyboard, by screen
 * reader, on a phone and in the dark. Its policy lets in only the style and the script that it holds, by their hash.
 */
import { renderToStaticMarkup } from 'preact-render-to-string'
import type { Format } from '../format.ts'
import { Page } from './page.tsx'
import { policyFor } from './policy.ts'
import { sceneOf } from './scene.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

const ASSETS = { style: STYLE, script: SCRIPT, policy: policyFor({ style: STYLE, script: SCRIPT }) }

export const html: Format = {
  name: 'html',
  file: 'report.html',
  about: 'one self-contained page for people',
  render: (run, context) =>
    `<!doctype html>\n${renderToStaticMarkup(<Page scene={sceneOf(run, context)} assets={ASSETS} />)}\n`,
}
