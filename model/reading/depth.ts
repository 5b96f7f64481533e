/**
 * Looks at the tokens of a YAML text before it is parsed. The parser calls itself for each level of nesting, and some
 * kilobytes of `- - - -` end the whole process; so nesting and the number of tokens are bounded here, in linear time.
 */
import { Lexer } from 'yaml'
import type { Locate } from './position.ts'
import type { Report } from './report.ts'

const deepest = 64
const widestIndent = 400
const mostTokens = 200_000

/** Tells whether the text may be parsed; reports the first place that may not. */
export function isBounded(text: string, locate: Locate, report: Report): boolean {
  let offset = 0
  let flow = 0
  let marks = 0
  let tokens = 0
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (token === '[' || token === '{') flow += 1
    if (token === ']' || token === '}') flow = Math.max(0, flow - 1)
    if (flow === 0 && (token === '-' || token === '?' || token === ':')) marks += 1
    if (token.includes('\n')) marks = 0
    const isDeep = flow > deepest || marks > deepest || (token.length > widestIndent && /^ +$/.test(token))
    if (isDeep) {
      report('too-deep', locate(offset), `the nesting is deeper than ${deepest} levels`, 'a spec needs about ten')
      return false
    }
    if (tokens > mostTokens) {
      report(
        'too-large',
        locate(offset),
        `the file holds more than ${mostTokens} tokens`,
        'a spec needs a few thousand',
      )
      return false
    }
    offset += isControl(token) ? 0 : token.length
  }
  return true
}

/** Tokens of one control character stand for the structure, not for text of the file. */
function isControl(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f'
}
