/** Mutants that break a promise once in twenty times, by a counter, so that a run can be repeated. */
import { flatFields } from '../../model/clauses/replies.ts'
import { errorName } from '../../model/clauses/identity.ts'
import { spoilt } from './errors.ts'
import type { Mutant } from './mutant.ts'
import { accepting, text } from './parameter-wraps.ts'
import { seeing } from './reads.ts'
import { changingField } from './response.ts'
import { mutant, onceInTwenty } from './subject.ts'
import type { Family, Subject } from './subject.ts'

/** Constraints that a run tries often enough to meet one in twenty. */
const often = ['length.max', 'length.min', 'prefix', 'first', 'alphabet']

export const intermittent: Family = (subject) => {
  switch (subject.clause.kind) {
    case 'response':
      return fields(subject)
    case 'error':
      return errors(subject)
    case 'common':
      return replies(subject)
    case 'state':
      return resources(subject)
    default:
      return often.includes(subject.clause.kind) ? constraints(subject) : []
  }
}

function once(subject: Subject, breaks: string, wrap: Parameters<typeof onceInTwenty>[0]): readonly Mutant[] {
  return [mutant(subject, 'one-in-twenty', 'intermittent', `Once in twenty times: ${breaks}`, onceInTwenty(wrap))]
}

function constraints(subject: Subject): readonly Mutant[] {
  if (subject.role !== 'create' || subject.parameter?.path !== subject.spec.resource?.name) return []
  return once(subject, 'a value that breaks the rule is accepted.', (strikes) =>
    accepting(
      subject,
      text((value) => value !== '' && strikes()),
    ),
  )
}

/** The first field of what a create and a list answer. */
function fields(subject: Subject): readonly Mutant[] {
  const path = subject.clause.name.slice('response.'.length)
  const field = flatFields(subject.operation.success.fields).find(
    (one) => one.properties === undefined && one.items === undefined && !one.optional && one.format !== 'request-id',
  )
  if (field === undefined || field.path !== path || (subject.role !== 'create' && subject.role !== 'list')) return []
  return once(subject, 'the field is left out.', (strikes) =>
    changingField(subject, field, (value) => (strikes() ? undefined : value)),
  )
}

/** The error that answers most refusals of a create. */
function errors(subject: Subject): readonly Mutant[] {
  const { clause, operation, role, spec } = subject
  const promise = [...operation.errors, ...spec.errors].find((error) => errorName(error.name) === clause.name)
  // Without a code, a wrong status is told of whatever was refused.
  if (role !== 'create' || promise?.when !== 'invalid' || promise.code === undefined) return []
  const wrong = promise.status.includes(422) ? 409 : 422
  return once(subject, `the status is ${wrong}.`, (strikes) =>
    spoilt(subject, promise, (answer) => (strikes() ? { ...answer, status: wrong } : answer)),
  )
}

function replies(subject: Subject): readonly Mutant[] {
  if (subject.clause.name !== 'request-id.fresh') return []
  return once(subject, 'a request id is used a second time.', (strikes) => (behaviour) => {
    let last = behaviour.requestId()
    return {
      ...behaviour,
      requestId() {
        last = strikes() ? last : behaviour.requestId()
        return last
      },
    }
  })
}

function resources(subject: Subject): readonly Mutant[] {
  if (subject.clause.name !== 'state.readable') return []
  return once(subject, 'what was created can never be read.', (strikes) => (behaviour) => {
    const fate = new Map<number, boolean>()
    return seeing((resource) => {
      const isHidden = fate.get(resource.key) ?? strikes()
      fate.set(resource.key, isHidden)
      return isHidden ? undefined : resource
    })(behaviour)
  })
}
