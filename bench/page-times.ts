/** How long a report takes to open and to filter, in a browser. */
import { hasBrowser, openBrowser } from '../reports/html/browser.sample.ts'

export type PageTimes = {
  readonly opensMilliseconds: number
  /** From the last key, a second after the page was there, to the rows that remain. */
  readonly filtersMilliseconds: number
}

/** Opens the page and looks for a word of which some clauses remain; undefined where there is no browser. */
export async function pageTimes(html: string, word: string): Promise<PageTimes | undefined> {
  if (!hasBrowser) return undefined
  const browser = await openBrowser()
  try {
    const began = performance.now()
    const { page } = await browser.open(html)
    await page.locator('.toolbar output').waitFor()
    const opened = performance.now()
    // A person looks before they type.
    await page.waitForTimeout(1000)
    const typed = performance.now()
    await page.locator('input[type=search]').fill(word)
    await page.locator('.toolbar output', { hasText: ' of ' }).waitFor()
    return { opensMilliseconds: opened - began, filtersMilliseconds: performance.now() - typed }
  } finally {
    await browser.close()
  }
}
