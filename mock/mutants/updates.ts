/** Mutants of updates: they change more than they name, less, or something else. */
import type { Parameter } from '../../model/spec.ts'
import { valueAt } from '../paths.ts'
import { allParameters } from '../references.ts'
import type { Mutant } from './mutant.ts'
import { withInput } from './reads.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

export function updates(subject: Subject): readonly Mutant[] {
  const { spec, operation } = subject
  const stored = Object.keys(spec.resource?.stored ?? {})
  const changeable = allParameters(operation.parameters).filter(
    (one) => stored.includes(one.path) && one.setting === undefined,
  )
  return [
    mutant(subject, 'nothing', 'state', 'An update is accepted, and changes nothing.', (behaviour) => ({
      ...behaviour,
      update(request, resource) {
        const changed = behaviour.update(request, resource)
        behaviour.restore(request, resource)
        return changed
      },
    })),
    ...changeable
      .filter((one) => one.path !== spec.resource?.name && one.type === 'string')
      .map((one) => losing(subject, one)),
  ]
}

/** What is not named is lost. */
function losing(subject: Subject, parameter: Parameter): Mutant {
  const { name, path } = parameter
  return mutant(
    subject,
    `${name}-lost`,
    'state',
    `An update that does not name \`${name}\` takes it away.`,
    (behaviour) => ({
      ...behaviour,
      update(request, resource) {
        const changed = behaviour.update(request, resource)
        if (valueAt(request.input, path) !== undefined) return changed
        const less = withInput(changed, path, () => undefined)
        behaviour.restore(request, less)
        return less
      },
    }),
  )
}
