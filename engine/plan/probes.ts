/** Makes the probes: requests about what the documents leave open. Nothing is expected of them. */
import type { Case, Variation } from '../../model/case.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Attempt, OpenQuestion, Operation } from '../../model/spec.ts'
import { textAt } from '../calls/paths.ts'
import { without, withText } from './inputs.ts'
import type { Maker } from './maker.ts'

type Shot = { readonly input: JsonObject; readonly variation?: Variation; readonly sent: string }

/** One case per value of each open question. */
export function probeCases(maker: Maker): readonly (Case & { readonly sent: string })[] {
  return maker.spec.operations.flatMap((operation) =>
    operation.open.flatMap((question) =>
      shots(maker, operation, question).map((shot, place) => ({
        id: `${maker.spec.service}/${operation.name}/open.${question.name}#${place + 1}`,
        operation: operation.name,
        purpose: 'probe' as const,
        input: shot.input,
        variation: shot.variation ?? {},
        expect: [],
        question: question.name,
        sent: shot.sent,
      })),
    ),
  )
}

function shots(maker: Maker, operation: Operation, question: OpenQuestion): readonly Shot[] {
  const isDelete = operation.name === maker.spec.resource?.delete
  const valid = (place: number): JsonObject =>
    maker.valid(operation, `${operation.name} ${question.name} ${place}`, 'minimal', isDelete ? 'own' : undefined)
  return shotsOf(maker, question.try, valid)
}

function shotsOf(maker: Maker, attempt: Attempt, valid: (place: number) => JsonObject): readonly Shot[] {
  const resource = maker.spec.resource
  switch (attempt.kind) {
    case 'insert':
      return attempt.texts.map((text, place) => {
        const input = valid(place)
        return {
          input: withText(input, attempt.parameter, inserted(textAt(input, attempt.parameter) ?? '', text, attempt.at)),
          sent: attempt.at === undefined ? text : `${show(text)} at the ${attempt.at}`,
        }
      })
    case 'set':
      return attempt.values.map((value, place) => ({
        input: withText(valid(place), attempt.parameter, value),
        sent: show(value),
      }))
    case 'omit':
      return [{ input: without(valid(0), attempt.parameter), sent: `no \`${attempt.parameter}\`` }]
    case 'extra':
      return [
        {
          input: withText(valid(0), attempt.parameter, attempt.value),
          sent: `\`${attempt.parameter}\`: ${show(attempt.value)}`,
        },
      ]
    case 'other-case':
      return resource === undefined
        ? []
        : [
            {
              input: withText(valid(0), resource.name, { $live: 'name', of: 'fixture', as: 'other-case' }),
              sent: 'the name of an existing resource in other letter case',
            },
          ]
    case 'absent-resource':
      return [{ input: absentResource(maker, valid(0)), sent: 'a resource that does not exist' }]
    case 'header':
      return [
        {
          input: valid(0),
          variation: { headers: { [attempt.header]: attempt.value } },
          sent: `\`${attempt.header}\`: ${attempt.value ?? 'absent'}`,
        },
      ]
    case 'method':
      return [{ input: valid(0), variation: { method: attempt.method }, sent: `method ${attempt.method}` }]
  }
}

function inserted(text: string, piece: string, at: 'start' | 'end' | undefined): string {
  if (at === 'start') return piece + text
  if (at === 'end') return text + piece
  const points = [...text]
  const place = Math.max(points.length - 2, 0)
  return [...points.slice(0, place), piece, ...points.slice(place)].join('')
}

function absentResource(maker: Maker, input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]): [string, Json] => {
      const isLive = typeof value === 'object' && value !== null && !Array.isArray(value) && '$live' in value
      return [key, isLive ? maker.unknown(`absent ${key}`, 'id') : value]
    }),
  )
}

function show(value: Json): string {
  return JSON.stringify(value)
}
