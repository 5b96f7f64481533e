/** Reads open questions and what is tried for each. */
import type { Attempt, Citation, OpenQuestion } from '../spec.ts'
import { eachOf, entriesOf, entry, textOf, textsOf, type Node } from './node.ts'
import { readCitations } from './sources.ts'

export function readQuestions(node: Node | undefined, inherited: readonly Citation[]): readonly OpenQuestion[] {
  return entriesOf(node).flatMap(([name, question]) => {
    const attempt = readAttempt(entry(question, 'try'))
    const [usual, varied] = textsOf(entry(question, 'answers'))
    if (attempt === undefined || usual === undefined || varied === undefined) return []
    return {
      name,
      ask: textOf(entry(question, 'ask')) ?? '',
      try: attempt,
      answers: [usual, varied] as const,
      cite: readCitations(entry(question, 'cite'), inherited),
      at: question.keyAt,
    }
  })
}

/** Undefined when the shape is wrong, which the shape check has said. */
function readAttempt(node: Node | undefined): Attempt | undefined {
  const plain = textOf(node)
  if (plain === 'other-case' || plain === 'absent-resource') return { kind: plain }
  const into = textOf(entry(node, 'into'))
  if (into !== undefined) {
    const at = textOf(entry(node, 'at'))
    const texts = textsOf(entry(node, 'insert'))
    return { kind: 'insert', parameter: into, texts, ...(at === 'start' || at === 'end' ? { at } : {}) }
  }
  const omitted = textOf(entry(node, 'omit'))
  if (omitted !== undefined) return { kind: 'omit', parameter: omitted }
  const method = textOf(entry(node, 'method'))
  if (method !== undefined) return { kind: 'method', method }
  return readKeyed(node)
}

/** Attempts whose only key is a name that the file chose. */
function readKeyed(node: Node | undefined): Attempt | undefined {
  const [set] = entriesOf(entry(node, 'set'))
  if (set !== undefined) return { kind: 'set', parameter: set[0], values: eachOf(set[1]).map((item) => item.value) }
  const [extra] = entriesOf(entry(node, 'extra'))
  if (extra !== undefined) return { kind: 'extra', parameter: extra[0], value: extra[1].value }
  const [header] = entriesOf(entry(node, 'header'))
  return header === undefined ? undefined : { kind: 'header', header: header[0], value: textOf(header[1]) ?? null }
}
