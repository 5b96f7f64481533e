/** Values of the closed set of formats, and the plain values that stand in where nothing better is known. */
import type { Json } from '../../model/json.ts'
import type { Format, ResponseField } from '../../model/spec.ts'
import type { Scene, Stage } from './scene.ts'

/** A value of the format, always the same for the same field of the same resource. */
export function formatted(format: Format, field: ResponseField, scene: Scene, stage: Stage): Json {
  const time = scene.resource?.created ?? scene.request.now
  const seed = `${field.name}/${scene.resource?.key ?? 0}`
  switch (format) {
    case 'request-id':
      return scene.request.requestId
    case 'hex-32':
      return stage.ids.of(seed)
    case 'epoch-milliseconds':
      return Math.floor(time)
    case 'utc-seconds':
      return `${new Date(time).toISOString().slice(0, 19)}Z`
    case 'url':
      return urlOf(scene, stage)
    case 'host-name':
      return typeof field.example === 'string' ? field.example : `${stage.ids.of(seed).slice(0, 8)}.example.com`
    default:
      return unreachable(format)
  }
}

function unreachable(format: never): never {
  throw new Error(`no such format: ${String(format)}`)
}

/** The address of the resource by its show operation, or the one that was asked. */
function urlOf(scene: Scene, stage: Stage): string {
  const origin = new URL(scene.request.wire.url)
  const show = stage.spec.operations.find((operation) => operation.name === stage.spec.resource?.show)
  const id = scene.resource?.id
  if (id === undefined || show === undefined) return `${origin.origin}${origin.pathname}`
  return `${origin.origin}${show.path.replaceAll(/\{[^{}]*\}/g, encodeURIComponent(id))}`
}

/** What a field holds when nobody said anything: its example where it has one, else the plainest of its type. */
export function plain(field: ResponseField): Json {
  if (field.values !== undefined) return field.values[0] ?? null
  return field.example ?? empty(field)
}

/** What a field holds when it mirrors an input that was not sent. */
export function empty(field: ResponseField): Json {
  if (field.nullable) return null
  if (field.values !== undefined) return field.values[0] ?? null
  const { type } = field
  switch (type) {
    case 'string':
      return ''
    case 'integer':
      return 0
    case 'boolean':
      return false
    case 'array':
      return []
    case 'object':
      return {}
    case 'null':
      return null
    default:
      return type satisfies never
  }
}
