/** The page in a real browser. Skipped only where no Chromium is installed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrowserContextOptions } from 'playwright-core'
import type { Run } from '../../model/run.ts'
import { matrixOf } from '../drift/matrix.ts'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { idOf } from '../fixtures/clause.ts'
import { largeRun } from '../fixtures/large.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import type { ReportContext } from '../format.ts'
import { hasBrowser, isWithinWidth, LOOKS, objectionsTo, openBrowser } from './browser.sample.ts'
import type { Opened, OpenBrowser } from './browser.sample.ts'
import { html } from './html.tsx'
import { matrixPage } from './matrix.tsx'

const FAILING = idOf('CreateGroup/name.unique')

describe.skipIf(!hasBrowser)('the page in Chromium (skipped where none is found: set CHROMIUM to its path)', () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const opened = (run: Run, context: ReportContext = {}, options: BrowserContextOptions = {}): Promise<Opened> =>
    browser.open(html.render(run, context), options)

  const shown = (page: Opened['page']) => page.locator('[data-outcome]:visible').count()

  it('makes no request, says nothing on the console and runs nothing that the target sent', async () => {
    const { page, noise } = await opened(EVERYTHING, CONTEXT)
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
    expect(await page.locator('h1').textContent()).toBe('Does not conform')
    expect(await page.evaluate('globalThis.injected')).toBeUndefined()
    expect(noise).toEqual([])
    await page.context().close()
  })

  it('filters by keyboard', async () => {
    const { page } = await opened(runOf())
    expect(await shown(page)).toBe(9)
    await page.keyboard.press('/')
    await page.keyboard.type('second group')
    await expect.poll(() => shown(page)).toBe(1)
    expect(await page.locator('.toolbar output').textContent()).toBe('1 of 9 clauses')
    await page.keyboard.press('Escape')
    await expect.poll(() => shown(page)).toBe(9)
    for (let back = 0; back < 4; back += 1) await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate('document.activeElement.value')).toBe('pass')
    await page.keyboard.press('Space')
    await expect.poll(() => shown(page)).toBe(6)
    await page.keyboard.press('/')
    await page.keyboard.type('nothing has this')
    await expect.poll(() => page.locator('.nothing').isVisible()).toBe(true)
    await page.context().close()
  })

  it('reaches the failing clause in two actions', async () => {
    const { page } = await opened(runOf())
    const clause = page.locator(`[id="${FAILING}"]`)
    await page.getByRole('link', { name: 'A second group of the same name is refused.' }).press('Enter')
    await expect.poll(() => clause.locator('.finding').first().isVisible()).toBe(true)
    expect(await clause.locator('.sides').first().isVisible()).toBe(true)
    expect(await clause.locator('.command').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('assay replay')]),
    )
    await page.context().close()
  })

  it('shows a clause that a filter hid when a link leads to it', async () => {
    const { page } = await opened(runOf())
    await page.locator('input[value=fail]').uncheck()
    await expect.poll(() => shown(page)).toBe(5)
    await page.getByRole('link', { name: 'A second group of the same name is refused.' }).click()
    await expect.poll(() => page.locator(`[id="${FAILING}"] .finding`).first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('is all there without a script', async () => {
    const { page } = await opened(runOf(), {}, { javaScriptEnabled: false })
    expect(await shown(page)).toBe(9)
    expect(await page.locator('.toolbar').isVisible()).toBe(false)
    await page.locator(`[id="${FAILING}"] > summary`).click()
    expect(await page.locator(`[id="${FAILING}"] .finding`).first().isVisible()).toBe(true)
    await page.context().close()
  })

  it.each(LOOKS)('has nothing that axe objects to, %s', async (_, options) => {
    const { page } = await opened(EVERYTHING, CONTEXT, { ...options, bypassCSP: true })
    expect(await objectionsTo(page)).toEqual([])
    expect(await isWithinWidth(page)).toBe(true)
    await page.context().close()
  })

  it.each(LOOKS)('puts targets side by side with nothing that axe objects to, %s', async (_, options) => {
    const { page, noise } = await browser.open(matrixPage(matrixOf([goodRun(), runOf(), EVERYTHING])), {
      ...options,
      bypassCSP: true,
    })
    expect(noise).toEqual([])
    expect(await objectionsTo(page)).toEqual([])
    expect(await isWithinWidth(page)).toBe(true)
    await page.context().close()
  })

  it('stays usable with tens of thousands of clauses', async () => {
    const { page, noise } = await opened(largeRun(500, 20))
    await page.locator('input[type=search]').fill('operation 77 keeps')
    await expect
      .poll(() => page.locator('.toolbar output').textContent(), { timeout: 30_000 })
      .toContain('of 40,000 clauses')
    expect(noise).toEqual([])
    await page.context().close()
  })
})
