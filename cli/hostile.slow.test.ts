/** What a hostile target says goes through a whole run into every report: as text, and as nothing else. */
import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { readSpec } from '../model/spec-file.ts'
import { finalReport } from '../reports/console/report.ts'
import { driftLines } from '../reports/console/drift.ts'
import { diffRuns } from '../reports/drift/diff.ts'
import { HOSTILE } from '../reports/fixtures/hostile.ts'
import { formats } from '../reports/index.ts'
import { matrixLines } from '../reports/console/matrix.ts'
import { matrixOf } from '../reports/drift/matrix.ts'
import { matrixPage } from '../reports/html/matrix.tsx'
import { errors, runOn, successes } from './drift.sample.ts'

const { spec } = await readSpec('specs/alibaba-apigateway.yaml')
if (spec === undefined) throw new Error('the spec cannot be read')
const good = await runOn(spec, {})
const rude = await runOn(spec, { wrap: errors((body) => ({ ...body, Code: HOSTILE, Message: HOSTILE })) })
const odd = await runOn(spec, { wrap: successes((body) => ({ ...body, [HOSTILE]: HOSTILE })) })
const { drift } = diffRuns(good, odd)

const paper = { colour: false, width: 100 }
const onConsole = [
  finalReport(rude, { ...paper, context: () => ({}) }),
  finalReport(odd, { ...paper, context: () => (drift === undefined ? {} : { drift }) }),
  drift === undefined ? [] : driftLines(drift, paper),
  matrixLines(matrixOf([good, rude]), { ...paper, all: true }),
].map((lines) => lines.join('\n'))
const written = formats.map(
  (format) => [format.name, format.render(rude, drift === undefined ? {} : { drift })] as const,
)

it('was shown in the first place', () => {
  expect(rude.services[0]?.counts.fail).toBeGreaterThan(10)
  expect(drift?.changed.length).toBeGreaterThan(0)
  expect(onConsole[0]).toContain('globalThis.injected')
})

it('gives the console no control character, no change of direction and no command of a CI system', () => {
  for (const text of onConsole) {
    expect(text).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u)
    expect(text).not.toMatch(/^\s*::|##\w*\[/m)
  }
})

it.each(written)('gives %s no control character and no change of direction', (name, text) => {
  expect(text.length, name).toBeGreaterThan(0)
  expect(text).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u)
})

it.each(['markdown', 'annotations'])('gives no command to a CI system by %s', (name) => {
  const text = written.find(([known]) => known === name)?.[1] ?? ''
  const foreign = text.split('\n').map((line) => line.replace(/^::(?:error|warning|notice)\b[^:]*::/, ''))
  expect(foreign.filter((line) => /^\s*::|##\w*\[/.test(line))).toEqual([])
})

it('gives the pages no element that the target sent', () => {
  for (const page of [written.find(([name]) => name === 'html')?.[1] ?? '', matrixPage(matrixOf([good, rude]))]) {
    const { document } = parseHTML(page)
    expect(document.querySelectorAll('img, iframe, object, [onerror]').length).toBe(0)
    expect(document.querySelectorAll('script').length).toBeLessThan(2)
    expect(
      [...document.querySelectorAll('a[href]')].filter((link) => !link.getAttribute('href')?.startsWith('#')),
    ).toEqual([])
  }
})
