/** Mutants of what is stored: not at all, or otherwise than it was sent. */
import type { Json } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'
import { allParameters } from '../references.ts'
import type { Resource } from '../store.ts'
import { cut, escaped, isFreeText, isLong, isOpen } from './free-text.ts'
import type { Mutant } from './mutant.ts'
import { seeing, withInput } from './reads.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

export function readable(subject: Subject): readonly Mutant[] {
  return [
    mutant(
      subject,
      'every-second-hidden',
      'state',
      'Every second resource can never be read.',
      seeing((resource) => (resource.key % 2 === 0 ? undefined : resource)),
    ),
    mutant(
      subject,
      'every-second-not-stored',
      'state',
      'Every second create is accepted, and stores nothing.',
      (behaviour) => {
        const phantoms: Resource[] = []
        let count = 0
        return {
          ...behaviour,
          create(request) {
            const resource = behaviour.create(request)
            count += 1
            if (count % 2 === 0) {
              behaviour.remove(request, resource)
              phantoms.push(resource)
            }
            return resource
          },
          // Deletes are forgiving, so that nothing else is broken.
          refer(request) {
            const refusal = behaviour.refer(request)
            return request.role === 'delete' && phantoms.some((one) => one.id === refusal?.value) ? undefined : refusal
          },
        }
      },
    ),
    ...storedTexts(subject).flatMap((parameter) => changes(subject, parameter)),
  ]
}

/** Texts that are stored, the name and settings apart: those tell which resource it is. */
function storedTexts({ spec, operation }: Subject): readonly Parameter[] {
  const stored = Object.keys(spec.resource?.stored ?? {})
  return allParameters(operation.parameters).filter(
    (one) =>
      stored.includes(one.path) &&
      one.type === 'string' &&
      one.setting === undefined &&
      one.path !== spec.resource?.name,
  )
}

function changes(subject: Subject, parameter: Parameter): readonly Mutant[] {
  const { name, path } = parameter
  const stored = (slug: string, depth: Mutant['depth'], breaks: string, change: (text: string) => string): Mutant => {
    const onText = (value: Json | undefined): Json | undefined => (typeof value === 'string' ? change(value) : value)
    return mutant(
      subject,
      `${name}-${slug}`,
      depth,
      breaks,
      seeing((resource) => (resource.changed === resource.created ? withInput(resource, path, onText) : resource)),
    )
  }
  return [
    stored('changed', 'state', `\`${name}\` is stored with a character more.`, (text) => `${text}.`),
    stored('lost', 'state', `\`${name}\` is not stored.`, () => ''),
    ...(isFreeText(parameter) && !isOpen(subject.operation, parameter, '&')
      ? [stored('escaped', 'data', `\`${name}\` is stored with \`&amp;\` for \`&\`.`, escaped)]
      : []),
    ...(isFreeText(parameter) && isLong(parameter)
      ? [stored('cut', 'data', `\`${name}\` is cut after 100 characters.`, cut)]
      : []),
  ]
}
