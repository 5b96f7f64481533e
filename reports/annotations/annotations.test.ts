import { describe, expect, it } from 'vitest'
import { clauseOf, failOf } from '../fixtures/clause.ts'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import { annotations } from './annotations.ts'

const linesOf = (text: string) => text.trimEnd().split('\n')

/** What GitHub would read of a line. */
const read = (line: string) => /^::(\w+)(?: ([^:]*))?::(.*)$/.exec(line)

describe('annotations', () => {
  it('stand on the line of the spec that is broken, as loud as its level', () => {
    const lines = linesOf(annotations.render(runOf(), {}))
    expect(lines[1]).toBe(
      '::error file=specs/example-groups.yaml,line=31,col=17,title=example-groups/CreateGroup/name.length.max::A name has at most 64 characters. expected refused with NameInvalid, got accepted with status 200',
    )
    expect(lines.map((line) => read(line)?.[1])).toEqual(['notice', 'error', 'error', 'error', 'warning'])
  })

  it('show the ten worst and count the others', () => {
    const clauses = (['may', 'must', 'should'] as const).flatMap((level) =>
      Array.from({ length: 8 }, (_, index) =>
        clauseOf(`A/${level}${index}`, { level, verdict: failOf(`A/${level}${index}`, { input: {} }) }),
      ),
    )
    const lines = linesOf(annotations.render(runOf([serviceOf(clauses)]), {}))
    expect(lines.slice(1, 11).map((line) => read(line)?.[1])).toEqual([
      ...Array.from({ length: 8 }, () => 'error'),
      'warning',
      'warning',
    ])
    expect(lines[11]).toBe('::notice::14 more in the job summary and the report')
    expect(lines).toHaveLength(12)
  })

  it('take no command from the target', () => {
    const lines = linesOf(annotations.render(EVERYTHING, CONTEXT))
    expect(lines).toHaveLength(1 + 3 + (CONTEXT.waivers?.stale.length ?? 0))
    for (const line of lines) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}]|##\w*\[/u)
      expect(read(line)?.[2] ?? '').toMatch(/^(?:\w+=[^,:]*(?:,|$))*$/)
    }
  })

  it('name waivers that are stale', () => {
    expect(annotations.render(EVERYTHING, CONTEXT)).toContain(
      '::error file=waivers.yaml,line=3,title=waiver of example-groups/CreateGroup/name.length.max::',
    )
  })

  it('keep commas and colons out of the properties', () => {
    const clauses = [
      clauseOf('A/b'),
      clauseOf('A/c', {
        level: 'should',
        verdict: failOf('A/c', { input: {} }),
        at: { file: 'c:a,b.yaml', line: 1, column: 1 },
      }),
    ]
    const lines = linesOf(annotations.render(runOf([serviceOf(clauses)]), {}))
    expect(lines[0]).toMatch(/^::notice title=Conforms%2C with warnings::/)
    expect(lines[1]).toMatch(/^::warning file=c%3Aa%2Cb\.yaml,line=1,col=1,title=/)
  })

  it('say that all is well', () => {
    expect(annotations.render(goodRun(), {})).toBe(
      '::notice title=Conforms::Example Groups keeps 7 clauses of 9; 1 inconclusive and 1 untested.\n',
    )
  })
})
