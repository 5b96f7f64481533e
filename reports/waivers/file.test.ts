import { describe, expect, it } from 'vitest'
import { idOf } from '../fixtures/clause.ts'
import { HOSTILE } from '../fixtures/hostile.ts'
import { goodRun, NOW, runOf, waiverOf } from '../fixtures/run.ts'
import { readWaiverBytes, readWaivers } from './file.ts'
import { list } from './list.sample.ts'
import { reviewWaivers } from './review.ts'
import { waiverFor, withWaiver } from './text.ts'

const read = (text: string) => readWaiverBytes(new TextEncoder().encode(text), 'waivers.yaml')

describe('readWaivers', () => {
  it('reads waivers with their places', () => {
    const at = { file: 'waivers.yaml', line: 3, column: 5 }
    expect(read(list).waivers).toMatchObject([{ ...waiverOf(), reason: 'Known.', at }])
    expect(read('assay: 1\nwaivers: []\n').waivers).toEqual([])
  })

  const bad: readonly (readonly [string, string, string, number])[] = [
    ['an unknown key', list.replace('owner', 'owned'), 'waiver/unknown-key', 6],
    ['a missing reason', list.replace('    reason: Known.\n', ''), 'waiver/missing-key', 3],
    ['a day that is none', list.replace('12-31', '02-30'), 'waiver/wrong-value', 7],
    [
      'a fingerprint without quotes that reads as a number',
      list.replace(/"\w+"/, '123456789012'),
      'waiver/wrong-value',
      8,
    ],
    ['a clause that is no id', list.replace('example-groups/CreateGroup/', ''), 'waiver/wrong-value', 3],
    ['a list that is none', 'assay: 1\nwaivers: 7\n', 'waiver/wrong-type', 2],
    ['a missing version', list.replace('assay: 1\n', ''), 'waiver/missing-version', 1],
  ]

  it.each(bad)('tells %s at its place', (_, text, code, line) => {
    const { problems } = read(text)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(problems.find((problem) => problem.code === code)?.at.line).toBe(line)
  })

  it('tells all that is wrong at once', () => {
    expect(read('assay: 1\nwaivers:\n  - { clause: x, colour: red }\n').problems).toHaveLength(7)
  })

  it('tells that there is no file', async () => {
    expect((await readWaivers('no/such.yaml')).problems).toMatchObject([{ code: 'waiver/not-found' }])
  })
})

describe('waiverFor', () => {
  const wish = { reason: `it's "known" ${HOSTILE}`, owner: 'me', expires: '2031-01-01' }
  const textOf = (result: ReturnType<typeof waiverFor>) =>
    'text' in result ? result.text : `problem: ${result.problem}`

  it('writes an entry that waives the fail', () => {
    const entry = textOf(waiverFor(runOf(), idOf('CreateGroup/name.alphabet'), wish))
    const once = textOf(withWaiver(undefined, entry))
    const twice = textOf(withWaiver(once, textOf(waiverFor(runOf(), idOf('CreateGroup/name.unique'), wish))))
    const { waivers, problems } = read(twice)
    expect(problems).toEqual([])
    expect(waivers?.[0]?.reason).toBe(wish.reason)
    const review = reviewWaivers(runOf(), waivers ?? [], NOW)
    expect([review.waived.size, review.stale]).toEqual([2, []])
  })

  it('has nothing to waive where nothing fails', () => {
    expect(textOf(waiverFor(goodRun(), idOf('CreateGroup/name.alphabet'), wish))).toMatch(
      /^problem: .*does not fail in this run/,
    )
    expect(textOf(waiverFor(goodRun(), idOf('A/none'), wish))).toMatch(/^problem: this run has no clause/)
  })

  it('puts an entry at the end of a list and nowhere else', () => {
    expect(textOf(withWaiver('assay: 1\nwaivers: []\n', '  - x\n'))).toBe('assay: 1\nwaivers:\n  - x\n')
    expect(textOf(withWaiver('waivers:\n  - y\nassay: 1\n', '  - x\n'))).toMatch(/^problem: /)
  })
})
