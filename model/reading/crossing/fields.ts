/** Paths of response fields. */
import type { ResponseField } from '../../spec.ts'

/** All fields of a reply with their nested ones, items of lists included. */
export function everyField(fields: readonly ResponseField[]): readonly ResponseField[] {
  return fields.flatMap((field) => [
    field,
    ...everyField([...(field.properties ?? []), ...(field.items === undefined ? [] : [field.items])]),
  ])
}

/** What a template beside the field at `path` can name: fields of the body, and fields beside it or further out. */
export function namesInReach(path: string, all: readonly ResponseField[]): readonly string[] {
  const steps = path.split('.')
  const reaches = steps
    .map((_, index) => steps.slice(0, index).join('.'))
    .map((parent) => (parent === '' ? '' : `${parent}.`))
  return reaches.flatMap((reach) =>
    all.filter((field) => field.path.startsWith(reach)).map((field) => field.path.slice(reach.length)),
  )
}

/** The names between braces. */
export function placesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
}
