import { expect, it } from 'vitest'
import type { Problem } from './problem.ts'
import { formatProblem } from './problem-text.ts'

const problem: Problem = {
  code: 'spec/unknown-operation',
  at: { file: 'specs/pets.yaml', line: 41, column: 9, length: 9 },
  message: 'the operation `IssueTokn` is not declared',
  hint: 'did you mean `IssueToken`?',
}

function textWith(line: string): string {
  return `${'\n'.repeat(40)}${line}\nmore\n`
}

it('shows code, place, line, caret and hint', () => {
  expect(formatProblem(problem, textWith('  list: IssueTokn # of tokens'))).toBe(
    [
      'error[spec/unknown-operation]: the operation `IssueTokn` is not declared',
      '  --> specs/pets.yaml:41:9',
      '   |',
      '41 |   list: IssueTokn # of tokens',
      '   |         ^^^^^^^^^',
      'hint: did you mean `IssueToken`?',
    ].join('\n'),
  )
})

it('has no excerpt without the text, or where the text has no such line', () => {
  const lines = [
    'error[spec/unknown-operation]: the operation `IssueTokn` is not declared',
    '  --> specs/pets.yaml:41:9',
    'hint: did you mean `IssueToken`?',
  ]
  expect(formatProblem(problem)).toBe(lines.join('\n'))
  expect(formatProblem(problem, 'one line')).toBe(lines.join('\n'))
})

it('puts the caret under what it means after tabs, wide characters and marks', () => {
  const block = formatProblem(
    { ...problem, at: { ...problem.at, column: 10, length: 2 } },
    textWith('\t说明 e\u0301 : ab'),
  )
  const [line, caret] = block.split('\n').slice(3, 5)
  expect(line).toBe('41 |   说明 e\u0301 : ab')
  expect(caret).toBe(`   | ${' '.repeat(11)}^^`)
})

it('escapes what would steer a terminal, in the line and in the message', () => {
  const hostile = { ...problem, message: 'no \u001b[2J key', at: { ...problem.at, column: 14, length: 1 } }
  const block = formatProblem(hostile, textWith('a: \u001b]0;x\u0007\u202eb\u200dc\r'))
  expect(block).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u200d]/)
  expect(block).toContain('a: \\u{1b}]0;x\\u{7}\\u{202e}b\\u{200d}c')
  expect(block).toContain('no \\u{1b}[2J key')
})

it('cuts a long line around the caret', () => {
  const long = `${'a'.repeat(500_000)}HERE${'b'.repeat(500_000)}`
  const block = formatProblem({ ...problem, at: { ...problem.at, column: 500_001, length: 4 } }, textWith(long))
  const [line = '', caret = ''] = block.split('\n').slice(3, 5)
  expect(line.length).toBeLessThan(115)
  expect(line).toMatch(/^41 \| …a+HEREb+…$/)
  expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('HERE')
})

it('ends the caret line where the line is cut', () => {
  const block = formatProblem(
    { ...problem, at: { ...problem.at, column: 1, length: 5000 } },
    textWith('a'.repeat(5000)),
  )
  expect(block.split('\n')[4]?.length).toBe('   | '.length + 100)
})
