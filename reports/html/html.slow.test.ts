/** The page in a real browser. Skipped only where no Chromium is installed. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '../../model/run.ts'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { idOf } from '../fixtures/clause.ts'
import { largeRun } from '../fixtures/large.ts'
import { runOf } from '../fixtures/run.ts'
import type { ReportContext } from '../format.ts'
import { html } from './html.tsx'

const require = createRequire(import.meta.url)

const BINARIES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const binary = BINARIES.find((path) => path !== undefined && existsSync(path))
const FAILING = idOf('CreateGroup/name.unique')

describe.skipIf(binary === undefined)(
  'the page in Chromium (skipped where none is found: set CHROMIUM to its path)',
  () => {
    let browser: Browser
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'assay-html-'))
      browser = await chromium.launch({
        executablePath: binary ?? '',
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      })
    })
    afterAll(async () => {
      await browser?.close()
      await rm(folder, { recursive: true, force: true })
    })

    /** Opens a report and notes whatever it says on the console and asks of the network. */
    async function opened(
      run: Run,
      context: ReportContext = {},
      options: BrowserContextOptions = {},
    ): Promise<{ readonly page: Page; readonly noise: string[] }> {
      const file = join(await mkdtemp(join(folder, 'page-')), 'report.html')
      await writeFile(file, html.render(run, context))
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
      const noise: string[] = []
      page.on('console', (message) => noise.push(message.text()))
      page.on('pageerror', (error) => noise.push(String(error)))
      page.on('request', (request) =>
        request.url() === pathToFileURL(file).href ? undefined : noise.push(request.url()),
      )
      await page.goto(pathToFileURL(file).href)
      return { page, noise }
    }

    const shown = (page: Page) => page.locator('[data-outcome]:visible').count()

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

    const looks: readonly (readonly [string, BrowserContextOptions])[] = [
      ['in the light', { colorScheme: 'light' }],
      ['in the dark', { colorScheme: 'dark' }],
      ['on a phone', { viewport: { width: 360, height: 740 } }],
    ]

    it.each(looks)('has nothing that axe objects to, %s', async (_, options) => {
      // The policy of the page would keep axe out as it keeps all else out.
      const { page } = await opened(EVERYTHING, CONTEXT, { ...options, bypassCSP: true })
      await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
      await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'))
      const violations = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html}`))',
      )
      expect(violations).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
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
  },
)
