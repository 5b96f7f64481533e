/**
 * Parses a YAML text only as far as its nesting and its number of tokens are bounded, in linear time. The composer
 * calls itself for each level, and without a bound some kilobytes of `- - - -` end the whole process.
 */
import { Lexer, Parser, type CST } from 'yaml'
import { deepestYaml, mostTokens, widestIndent } from './limits.ts'
import type { Locate } from './position.ts'
import type { Report } from './report.ts'

/** The tokens of the text; undefined, with a problem at the first place that goes too far. */
export function boundedTokens(text: string, locate: Locate, report: Report): readonly CST.Token[] | undefined {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const nesting: Nesting = { flow: 0, marks: 0 }
  let offset = 0
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    count += 1 + escapesIn(lexeme)
    if (isTooDeep(lexeme, nesting)) {
      report('too-deep', locate(offset), `the nesting is deeper than ${deepestYaml} levels`, 'a spec needs about ten')
      return undefined
    }
    if (count > mostTokens) {
      report(
        'too-large',
        locate(offset),
        `the file holds more than ${mostTokens} tokens`,
        'a spec needs some thousands',
      )
      return undefined
    }
    tokens.push(...parser.next(lexeme))
    offset += isControl(lexeme) ? 0 : lexeme.length
  }
  tokens.push(...parser.end())
  return tokens
}

/** Open brackets, and marks of lists and maps since the line began. */
type Nesting = { flow: number; marks: number }

function isTooDeep(lexeme: string, nesting: Nesting): boolean {
  if (lexeme === '[' || lexeme === '{') nesting.flow += 1
  else if (lexeme === ']' || lexeme === '}') nesting.flow = Math.max(0, nesting.flow - 1)
  else if (lexeme === '-' || lexeme === '?' || lexeme === ':') nesting.marks += nesting.flow === 0 ? 1 : 0
  else if (lexeme.includes('\n')) nesting.marks = 0
  const isFarIn = lexeme.length > widestIndent && /^ +$/.test(lexeme)
  return nesting.flow > deepestYaml || nesting.marks > deepestYaml || isFarIn
}

/** Each escape of a quoted text can be a fault of its own, so it counts as a token. */
function escapesIn(lexeme: string): number {
  if (!lexeme.startsWith('"')) return 0
  let count = 0
  for (let at = lexeme.indexOf('\\'); at !== -1; at = lexeme.indexOf('\\', at + 1)) count += 1
  return count
}

/** Lexemes of one control character stand for the structure, not for text of the file. */
function isControl(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f'
}
