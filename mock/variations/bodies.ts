/** Legal variations of what a body holds. */
import { isObject } from '../../model/json.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { ResponseField, Spec } from '../../model/spec.ts'
import type { Wrap } from '../behaviour.ts'
import { createErrors } from '../errors.ts'
import { changedAt } from '../paths.ts'
import { pathInResource } from '../replies/scene.ts'
import { withJson, withText, jsonOf } from '../replies/wire.ts'

type Generic = {
  readonly name: string
  readonly says: string
  readonly wrap: (spec: Spec) => Wrap
  readonly suits?: (spec: Spec) => boolean
}

const extraFields: Wrap = (behaviour) => ({
  ...behaviour,
  body(request, outcome) {
    const body = behaviour.body(request, outcome)
    return body === undefined ? undefined : { ...body, undocumentedText: 'more', undocumentedNumber: 1 }
  },
  respond: (answer, received, host) =>
    withJson(behaviour.respond(answer, received, host), (body) =>
      answer.kind === 'error' && isObject(body) ? { ...body, undocumentedText: 'more' } : body,
    ),
})

const keyOrder: Wrap = (behaviour) => ({
  ...behaviour,
  body(request, outcome) {
    const body = behaviour.body(request, outcome)
    return body === undefined ? undefined : reversedObject(body)
  },
  // A success has been turned round already.
  respond: (answer, received, host) =>
    withJson(behaviour.respond(answer, received, host), (body) => (answer.kind === 'error' ? reversed(body) : body)),
})

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item))
  return isObject(value) ? reversedObject(value) : value
}

function reversedObject(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

const listOrder: Wrap = (behaviour) => ({
  ...behaviour,
  list(request) {
    const page = behaviour.list(request)
    return { ...page, resources: page.resources.toReversed() }
  },
})

const whitespace: Wrap = (behaviour) => ({
  ...behaviour,
  respond(answer, received, host) {
    const response = behaviour.respond(answer, received, host)
    const body = jsonOf(response)
    return body === undefined ? response : withText(response, `\r\n${JSON.stringify(body, undefined, 2)}\n`)
  },
})

function sparse(spec: Spec): Wrap {
  const optional = new Map(
    spec.operations.map((operation) => [operation.name, optionalPaths(spec, operation.success.fields)]),
  )
  return (behaviour) => ({
    ...behaviour,
    body(request, outcome) {
      const body = behaviour.body(request, outcome)
      if (body === undefined) return undefined
      const less = (optional.get(request.operation.name) ?? []).reduce<Json>(
        (one, path) => changedAt(one, path, () => undefined),
        body,
      )
      return isObject(less) ? less : body
    },
  })
}

/** What may be left out although there is something to tell. What was sent and stored may be missing only when it was not. */
function optionalPaths(spec: Spec, fields: readonly ResponseField[]): readonly string[] {
  return fields.flatMap((field) =>
    field.optional && !tellsWhatIsStored(spec, field)
      ? [field.path]
      : optionalPaths(spec, [...(field.properties ?? []), ...(field.items?.properties ?? [])]),
  )
}

function tellsWhatIsStored({ resource }: Spec, { path, echo }: ResponseField): boolean {
  if (echo !== undefined || path === resource?.items) return true
  const inResource = pathInResource(resource, path)
  return inResource !== undefined && Object.values(resource?.stored ?? {}).includes(inResource)
}

export const bodyVariations: readonly Generic[] = [
  { name: 'extra-fields', says: 'Bodies hold fields that no document knows.', wrap: () => extraFields },
  { name: 'key-order', says: 'The keys of bodies come in another order.', wrap: () => keyOrder },
  {
    name: 'list-order',
    says: 'Lists come in another order.',
    wrap: () => listOrder,
    suits: (spec) => spec.resource?.list !== undefined,
  },
  { name: 'whitespace', says: 'JSON is written with blanks and line breaks.', wrap: () => whitespace },
  {
    name: 'sparse',
    says: 'Optional fields are left out.',
    wrap: sparse,
    suits: (spec) => spec.operations.some((operation) => optionalPaths(spec, operation.success.fields).length > 0),
  },
  {
    name: 'alternatives',
    says: 'Where several errors, statuses or messages are allowed, the last one is given.',
    wrap: (spec) => (behaviour) => ({ ...behaviour, error: createErrors(spec, (allowed) => allowed.at(-1)) }),
  },
]
