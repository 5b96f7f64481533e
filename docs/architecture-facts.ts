/**
 * What the architecture test knows of a source file, read from its syntax tree: comments say nothing, and a word in
 * a string is not taken for code.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'

export type SourceText = { readonly path: string; readonly text: string }

export type Facts = {
  /** Relative to the root, with slashes. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly string[]
  /** Identifiers and literal texts. */
  readonly words: readonly string[]
  readonly usesAny: boolean
  /** Calls that read a clock or chance: `Math.random`, `Date.now`, `new Date()`. */
  readonly impure: readonly string[]
}

const skipped = new Set(['node_modules', 'dist', 'results', 'coverage', '.git', '.vitest'])

/** All TypeScript files below a folder. */
export function sourceTexts(root: string): readonly SourceText[] {
  const walk = (folder: string): readonly SourceText[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path)
      if (!/\.tsx?$/.test(entry.name)) return []
      return [{ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }]
    })
  return walk(root)
}

/** Reads one file. */
export function factsOf({ path, text }: SourceText): Facts {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, false, kind)
  const words: string[] = []
  const impure: string[] = []
  let usesAny = false
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) ||
      ts.isStringLiteralLike(node) ||
      ts.isTemplateLiteralToken(node) ||
      ts.isJsxText(node)
    ) {
      words.push(node.text)
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) usesAny = true
    impure.push(...impurityOf(node, source))
    ts.forEachChild(node, visit)
  }
  visit(source)
  const imports = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName)
  return { path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports, words, usesAny, impure }
}

function impurityOf(node: ts.Node, source: ts.SourceFile): readonly string[] {
  if (ts.isPropertyAccessExpression(node)) {
    const name = `${node.expression.getText(source)}.${node.name.text}`
    return name === 'Math.random' || name === 'Date.now' ? [name] : []
  }
  const bare = ts.isNewExpression(node) || ts.isCallExpression(node)
  if (!bare || node.expression.getText(source) !== 'Date' || (node.arguments?.length ?? 0) > 0) return []
  return ['new Date()']
}
