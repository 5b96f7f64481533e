/** Mutants of success: the right thing is done and said wrongly, or nothing is done at all. */
import { withText } from '../replies/wire.ts'
import { mutant } from './subject.ts'
import type { Family } from './subject.ts'

export const success: Family = (subject) => {
  const { operation, spec } = subject
  const right = operation.success.status
  const wrong = right === 200 ? 202 : 200
  // Where every reply promises a request id, a reply without a body breaks that promise as well.
  const hasRequestId = spec.common.some((common) => common.promise === 'request-id.present')
  return [
    mutant(subject, 'other-status', 'shallow', `A valid request is answered by status ${wrong}.`, (behaviour) => ({
      ...behaviour,
      status: (request) => (request.operation.name === operation.name ? wrong : behaviour.status(request)),
    })),
    mutant(subject, 'refused', 'shallow', 'Every valid request is refused.', (behaviour) => ({
      ...behaviour,
      refuseBroken: (request, broken) =>
        behaviour.refuseBroken(request, broken) ??
        (request.operation.name === operation.name ? { trigger: 'unknown-operation', errors: [] } : undefined),
    })),
    ...(operation.success.fields.some((field) => !field.optional) && !hasRequestId
      ? [
          mutant(subject, 'no-body', 'shallow', 'A valid request is answered without a body.', (behaviour) => ({
            ...behaviour,
            respond(answer, received, host) {
              const response = behaviour.respond(answer, received, host)
              return answer.kind === 'success' && answer.operation.name === operation.name
                ? withText(response, '')
                : response
            },
          })),
        ]
      : []),
  ]
}
