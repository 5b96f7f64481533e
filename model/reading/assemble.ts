/** From a checked root node to a Spec. */
import type { Spec } from '../spec.ts'
import { readCommon, readEnvelopes, readErrors } from './errors.ts'
import { entry, present, textOf, type Node } from './node.ts'
import { readOperations } from './operations.ts'
import type { Report } from './report.ts'
import { readResource } from './resource.ts'
import { readAuthentication, readDisputes, readLimits, readSettings, readUntestable } from './service.ts'
import { readSources } from './sources.ts'

/** Reads every part, reporting as it goes. What is missing or wrong gets a stand-in: the spec is used only without problems. */
export function assemble(root: Node, origin: { readonly file: string; readonly hash: string }, report: Report): Spec {
  const protocol = textOf(entry(root, 'protocol')) ?? ''
  return {
    ...origin,
    service: textOf(entry(root, 'service')) ?? '',
    title: textOf(entry(root, 'title')) ?? '',
    protocol,
    ...present({ version: textOf(entry(root, 'version')) }),
    endpoint: textOf(entry(root, 'endpoint')) ?? '',
    authentication: readAuthentication(entry(root, 'authentication')),
    sources: readSources(entry(root, 'sources'), report),
    settings: readSettings(entry(root, 'settings')),
    limits: readLimits(entry(root, 'limits')),
    envelopes: readEnvelopes(entry(root, 'envelopes')),
    ...present({ resource: readResource(entry(root, 'resource')) }),
    operations: readOperations(entry(root, 'operations'), protocol, report),
    errors: readErrors(entry(root, 'errors'), { each: 'service', cite: [] }, report),
    common: readCommon(entry(root, 'common'), report),
    disputes: readDisputes(entry(root, 'disputed')),
    untestable: readUntestable(entry(root, 'untestable')),
  }
}
