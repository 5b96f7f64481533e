/** The page of a run against a mutant, as somebody opens it from a CI artefact. Skipped only where no Chromium is installed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf } from '../model/clauses/derive.ts'
import { readSpec } from '../model/spec-file.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import {
  hasBrowser,
  isWithinWidth,
  LOOKS,
  objectionsTo,
  openBrowser,
  type OpenBrowser,
} from '../reports/html/browser.sample.ts'
import { html } from '../reports/html/html.tsx'
import { runOn } from './drift.sample.ts'
import { protocolFor } from './jobs.ts'

const clause = 'alibaba-mqtt/CreateGroupId/GroupId.length.max'

describe.skipIf(!hasBrowser)('the page of a mutant (skipped where no Chromium is found)', () => {
  let browser: OpenBrowser
  let text = ''
  beforeAll(async () => {
    const { spec } = await readSpec('specs/alibaba-mqtt.yaml')
    if (spec === undefined) throw new Error('the spec cannot be read')
    const mutants = mutantsOf(spec, clausesOf(spec, protocolFor(spec)))
    const mutant = mutants.find(({ name }) => name === `${clause}:one-more`)
    if (mutant === undefined) throw new Error('there is no such mutant')
    text = html.render(await runOn(spec, { wrap: mutant.apply }), {})
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  it('says it in one sentence, and asks and says nothing else', async () => {
    const { page, noise } = await browser.open(text)
    expect(await page.locator('h1').textContent()).toBe('Does not conform')
    expect(await page.locator('.lead').textContent()).toMatch(/breaks 1 clause of \d+/)
    expect(noise).toEqual([])
    await page.context().close()
  })

  it('leads to the broken clause in two actions, by keyboard alone', async () => {
    const { page } = await browser.open(text)
    await page.getByRole('link', { name: 'GroupId has at most 64 characters.' }).focus()
    await page.keyboard.press('Enter')
    const shown = page.locator(`[id="${clause}"]`)
    await expect.poll(() => shown.locator('.sides').first().isVisible()).toBe(true)
    expect(await shown.locator('.finding .actual').first().textContent()).toContain('accepted, status 200')
    expect(await shown.locator('.side mark').allTextContents()).toEqual([expect.stringMatching(/^GroupId=GID/), '200'])
    await page.context().close()
  })

  it('filters by keyboard, chapters and operations with it', async () => {
    const { page } = await browser.open(text)
    await page.keyboard.press('/')
    await page.keyboard.type('at most 64')
    await expect.poll(() => page.locator('[data-outcome]:visible').count()).toBe(1)
    expect(await page.locator('.chapter:visible').count()).toBe(1)
    expect(await page.locator('.operation:visible').count()).toBe(1)
    await page.context().close()
  })

  it('shows what the target did against the bound', async () => {
    const { page } = await browser.open(text)
    const figure = page.getByRole('img', { name: 'Lengths of GroupId. Accepted beyond the bounds: 65.' })
    expect(await figure.isVisible()).toBe(true)
    expect(await figure.locator('text').allTextContents()).toEqual(
      expect.arrayContaining(['min 7', 'max 64', '64', '65']),
    )
    await page.context().close()
  })

  it.each(LOOKS)('has nothing that axe objects to, %s', async (_, options) => {
    const { page } = await browser.open(text, { ...options, bypassCSP: true })
    expect(await objectionsTo(page)).toEqual([])
    expect(await isWithinWidth(page)).toBe(true)
    await page.context().close()
  })
})
