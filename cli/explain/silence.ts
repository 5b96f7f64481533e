/** What the documents leave open around a clause, and where they contradict each other about it. */
import type { Clause } from '../../model/clause.ts'
import type { Attempt, Dispute, OpenQuestion, Spec } from '../../model/spec.ts'

/** The open questions of a clause's parameter; all of the operation for its success. */
export function questionsAbout(spec: Spec, clause: Clause): readonly OpenQuestion[] {
  const operation = spec.operations.find(({ name }) => name === clause.operation)
  if (operation === undefined) return []
  if (clause.kind === 'success') return operation.open
  return clause.parameter === undefined
    ? []
    : operation.open.filter(({ try: attempt }) => parameterOf(attempt) === clause.parameter)
}

export function disputesAbout(spec: Spec, clause: Clause): readonly Dispute[] {
  return spec.disputes.filter(({ about }) => about.includes(`${clause.operation}/${clause.name}`))
}

function parameterOf(attempt: Attempt): string | undefined {
  return 'parameter' in attempt ? attempt.parameter : undefined
}

/** What is sent to find out, in a few words. */
export function attemptText(attempt: Attempt): string {
  switch (attempt.kind) {
    case 'insert':
      return `\`${attempt.parameter}\` with ${attempt.texts.map((text) => JSON.stringify(text)).join(', ')} ${attempt.at === undefined ? 'in it' : `at its ${attempt.at}`}`
    case 'set':
      return `\`${attempt.parameter}\` as ${attempt.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'omit':
      return `no \`${attempt.parameter}\``
    case 'extra':
      return `\`${attempt.parameter}\`, which the documents do not know, as ${JSON.stringify(attempt.value)}`
    case 'other-case':
      return 'the name of an existing resource in other letter case'
    case 'absent-resource':
      return 'a resource that does not exist'
    case 'header':
      return attempt.value === null
        ? `no header \`${attempt.header}\``
        : `header \`${attempt.header}: ${attempt.value}\``
    case 'method':
      return `method ${attempt.method}`
  }
}
