/** Paths of response fields. */
import type { ResponseField } from '../../spec.ts'

/** All fields of a reply with their nested ones, items of lists included. */
export function everyField(fields: readonly ResponseField[]): readonly ResponseField[] {
  return fields.flatMap((field) => [
    field,
    ...everyField([...(field.properties ?? []), ...(field.items === undefined ? [] : [field.items])]),
  ])
}

/** What names in a template at `path` can be completed with: nothing, or the path of what the field is part of. */
export function reachesOf(path: string): readonly string[] {
  const steps = path.split('.')
  return steps.map((_, index) =>
    steps
      .slice(0, index)
      .map((step) => `${step}.`)
      .join(''),
  )
}

/** The names between braces. */
export function placesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
}
