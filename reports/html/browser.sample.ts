/** For tests: pages in a real browser. There are none where no Chromium is installed; `CHROMIUM` may name one. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { BrowserContextOptions, Page } from 'playwright-core'

const require = createRequire(import.meta.url)

const BINARIES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const binary = BINARIES.find((path) => path !== undefined && existsSync(path))

export const hasBrowser = binary !== undefined

/** A page and whatever it said on the console or asked of the network. */
export type Opened = { readonly page: Page; readonly noise: readonly string[] }

export type OpenBrowser = {
  open(html: string, options?: BrowserContextOptions): Promise<Opened>
  close(): Promise<void>
}

export const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['in the light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 360, height: 740 } }],
]

export async function openBrowser(): Promise<OpenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-html-'))
  const browser = await chromium.launch({
    executablePath: binary ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
  return {
    async open(html, options = {}) {
      const file = join(await mkdtemp(join(folder, 'page-')), 'report.html')
      await writeFile(file, html)
      const { href } = pathToFileURL(file)
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
      const noise: string[] = []
      page.on('console', (message) => noise.push(message.text()))
      page.on('pageerror', (error) => noise.push(String(error)))
      page.on('request', (request) => (request.url() === href ? undefined : noise.push(request.url())))
      await page.goto(href)
      return { page, noise }
    },
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What axe objects to with everything open. The policy of the page must be bypassed: it keeps axe out like all else. */
export async function objectionsTo(page: Page): Promise<unknown> {
  await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html}`))',
  )
}

export function isWithinWidth(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth <= innerWidth')
}
