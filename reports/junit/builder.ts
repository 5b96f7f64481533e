/** The builder of junit-report-builder, whose types name a `default` that its CommonJS form does not have. */
import * as library from 'junit-report-builder'
import type { Builder } from 'junit-report-builder'

export function newReport(): Builder {
  const exported: unknown = library.default
  if (!isBuilder(exported)) throw new Error('junit-report-builder has changed what it exports')
  return exported.newBuilder()
}

function isBuilder(value: unknown): value is Builder {
  return typeof value === 'object' && value !== null && 'newBuilder' in value
}
