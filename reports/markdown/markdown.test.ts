import { describe, expect, it } from 'vitest'
import { clauseOf, failOf } from '../fixtures/clause.ts'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { HOSTILE } from '../fixtures/hostile.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import { markdown, markdownOf } from './markdown.ts'

describe('markdown', () => {
  it('opens with the verdict', async () => {
    expect(markdown.render(goodRun(), {})).toMatch(/^# ✅ Conforms\n\nExample Groups keeps 7 clauses of 9/)
    expect(markdown.render(runOf(), {})).toMatch(/^# ❌ Does not conform\n/)
    expect(markdown.render(runOf([]), {})).toMatch(/^# ⚠️ Could not tell\n/)
    await expect(markdown.render(runOf(), {})).toMatchFileSnapshot('__snapshots__/full.md.txt')
  })

  it('stays below its limit and counts what it leaves out', () => {
    const place = 'CreateGroup/x'
    const clauses = Array.from({ length: 3000 }, (_, index) =>
      clauseOf(`${place}${index}`, { verdict: failOf(`${place}${index}`, { input: { name: HOSTILE } }) }),
    )
    const text = markdown.render(runOf([serviceOf(clauses)]), {})
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    const shown = text.match(/^### /gm)?.length ?? 0
    expect(shown).toBeGreaterThan(100)
    expect(text).toContain(`${(3000 - shown).toLocaleString('en')} more broken clauses left out`)
    expect(Buffer.byteLength(markdownOf(runOf(), {}, 3000))).toBeLessThan(3000)
  })

  it('holds no markup, link, mention or table cell of the target', () => {
    const text = markdown.render(EVERYTHING, CONTEXT)
    const ours = text.replaceAll(/<code>[^<]*<\/code>/g, '')
    expect(ours).not.toMatch(/<|@|`|\]\(|https:\/\//)
    expect(text).not.toMatch(/[\p{Cs}\u202e]|[^\P{Cc}\n]/u)
    expect(text).not.toMatch(/^\s*::|##\w*\[/m)
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    expect(new Set(rows.map((line) => line.split('|').length))).toEqual(new Set([14]))
  })
})
