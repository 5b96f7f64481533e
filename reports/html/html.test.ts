import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseHTML } from 'linkedom'
import type { Teeth } from '../../model/teeth.ts'
import { idOf } from '../fixtures/clause.ts'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { largeRun } from '../fixtures/large.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { CLAUSES, serviceOf } from '../fixtures/service.ts'
import { html } from './html.tsx'

const pageOf = (...given: Parameters<typeof html.render>) => parseHTML(html.render(...given)).document
const textOf = (page: ReturnType<typeof pageOf>, selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent ?? '')

const teeth: Teeth = {
  service: 'example-groups',
  seed: 1,
  mutants: [
    {
      name: 'a',
      clause: idOf('CreateGroup/name.length.max'),
      breaks: 'Accepts 65.',
      depth: 'boundary',
      outcome: 'killed',
      blamed: [idOf('CreateGroup/name.length.max')],
      blamedFirst: idOf('CreateGroup/name.length.max'),
      failed: 1,
      calls: 9,
      creates: 3,
    },
    {
      name: 'b',
      clause: idOf('CreateGroup/name.length.max'),
      breaks: 'Counts bytes.',
      depth: 'data',
      outcome: 'survived',
      blamed: [],
      failed: 0,
      calls: 90,
      creates: 3,
    },
  ],
  toothless: [{ clause: idOf('ListGroups/response.groups'), because: 'nothing breaks it' }],
}

describe('html', () => {
  it('opens with the verdict in one sentence', () => {
    const page = pageOf(runOf(), {})
    expect(textOf(page, 'h1')).toEqual(['Does not conform'])
    expect(textOf(page, '.lead')).toEqual(['Example Groups breaks 4 clauses of 9; 1 inconclusive and 1 untested.'])
    expect(textOf(pageOf(goodRun(), {}), 'h1')).toEqual(['Conforms'])
    expect(textOf(pageOf(runOf([]), {}), 'h1')).toEqual(['Could not tell'])
  })

  it('asks for nothing from outside and lets in its own style and script only', () => {
    const text = html.render(EVERYTHING, { ...CONTEXT, teeth: [teeth] })
    const page = parseHTML(text).document
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? ''
    for (const [kind, element] of [
      ['style', 'style'],
      ['script', 'script'],
    ] as const) {
      const inner = new RegExp(`<${element}>([^]*?)</${element}>`).exec(text)?.[1] ?? ''
      expect(policy).toContain(`${kind}-src 'sha256-${createHash('sha256').update(inner).digest('base64')}'`)
      expect(page.querySelectorAll(element)).toHaveLength(1)
    }
    expect(policy).toMatch(/^default-src 'none'; /)
    expect(page.querySelectorAll('[src], link, iframe, object, img, [style], [onerror], [onclick]')).toHaveLength(0)
    expect([...page.querySelectorAll('[href]')].every((link) => link.getAttribute('href')?.startsWith('#'))).toBe(true)
  })

  it('shows no control character, and nothing of the target as markup', () => {
    const text = html.render(EVERYTHING, CONTEXT)
    expect(text).not.toMatch(/[\p{Cs}\u202e]|[^\P{Cc}\n]/u)
    expect(text).not.toMatch(/<img|globalThis\.injected = true<\/script>/)
  })

  it('has a place for every link', () => {
    const page = pageOf(EVERYTHING, { ...CONTEXT, teeth: [teeth] })
    const ids = new Set([...page.querySelectorAll('[id]')].map((element) => element.getAttribute('id')))
    expect(
      [...page.querySelectorAll('a[href]')]
        .map((link) => decodeURIComponent((link.getAttribute('href') ?? '').slice(1)))
        .filter((id) => !ids.has(id)),
    ).toEqual([])
    expect(ids.size).toBe(page.querySelectorAll('[id]').length)
  })

  it('puts the clauses of an operation in the order of the documents', () => {
    const [create] = pageOf(runOf([serviceOf(CLAUSES.toReversed())]), {}).querySelectorAll(
      '[id="example-groups/CreateGroup"]',
    )
    const names = [...(create?.querySelectorAll('.id') ?? [])].map((element) => element.textContent)
    expect(names).toEqual([
      'name.unique',
      'name.alphabet',
      'name.length.max',
      'name.required',
      'description.length.max',
      'response.id',
      'error.Throttled',
    ])
  })

  it('marks what is broken in the request and in the response', () => {
    const page = pageOf(runOf(), {})
    const marks = [...(page.getElementById(idOf('CreateGroup/name.length.max'))?.querySelectorAll('mark') ?? [])].map(
      (mark) => mark.textContent,
    )
    expect(marks).toEqual([`"g${'x'.repeat(64)}"`, '200'])
    const code = [
      ...(page.getElementById(idOf('CreateGroup/name.alphabet'))?.querySelectorAll('.side:last-child mark') ?? []),
    ]
    expect(code.map((mark) => mark.textContent?.slice(0, 12))).toEqual(['"Oops"', '"</script><s'])
  })

  it('draws pictures with a sentence for those who cannot see them', () => {
    const labels = [...pageOf(runOf(), {}).querySelectorAll('svg[role=img]')].map((svg) =>
      svg.getAttribute('aria-label'),
    )
    expect(labels).toEqual([
      'Lengths of name. Accepted beyond the bounds: 65.',
      'Lengths of description. Accepted beyond the bounds: 181.',
      'Characters of name. Refused although documented: - (first). Accepted although not documented: . (middle).',
      'Characters of name, continued',
      'Calls by purpose: preflight 3, judge 290, state 60, confirm 25, probe 20, read-back 6 and clean-up 8.',
      'Median latency per operation, the slowest first: CreateGroup 14 ms (p99 120 ms), ListGroups 9 ms (p99 60 ms) and DeleteGroup 11 ms (p99 44 ms).',
      '7 writes read back: half were visible within 22 ms, all within 1.8 s.',
    ])
  })

  it('shows teeth where an analysis is given', () => {
    const page = pageOf(runOf(), { teeth: [teeth] })
    expect(textOf(page, '#teeth')).toEqual(['Teeth'])
    expect(page.getElementById(idOf('CreateGroup/name.length.max'))?.textContent).toContain('1 of 2 mutants killed.')
    expect(pageOf(runOf(), {}).getElementById('teeth')).toBeNull()
  })

  it('says that there is nothing, where there is nothing', () => {
    expect(textOf(pageOf(runOf([serviceOf([], { observations: [] })]), {}), '.empty')).toEqual(
      expect.arrayContaining(['No clause of this service was selected.', 'No question was probed in this run.']),
    )
  })

  it('gives one line to each clause that passed when there are thousands', () => {
    const text = html.render(largeRun(60, 10), {})
    expect(text.match(/class="line"/g)?.length).toBe(2400 - 12)
    expect(text.match(/class="clause"/g)?.length).toBe(12)
    expect(text.length / 2400).toBeLessThan(600)
    expect(text.match(/<figure/g)).toHaveLength(1 + 3)
  })
})
