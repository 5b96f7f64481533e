/** Reads documented errors, common promises, and what provokes or carries them. */
import type { Citation, CommonPromise, Envelope, ErrorPromise } from '../spec.ts'
import { eachOf, entriesOf, entry, nameOf, numbersOf, present, textOf, textsOf, type Node } from './node.ts'
import type { Report } from './report.ts'
import { readCitations } from './sources.ts'
import { bodyFormats, commonPromises, levels, schemes, scopes, triggers } from './words.ts'

export type ErrorDefaults = {
  readonly each: ErrorPromise['each']
  readonly cite: readonly Citation[]
}

export function readErrors(node: Node | undefined, defaults: ErrorDefaults, report: Report): readonly ErrorPromise[] {
  return entriesOf(node).map(([name, error]) => readError(name, error, defaults, report))
}

function readError(name: string, node: Node, defaults: ErrorDefaults, report: Report): ErrorPromise {
  const message = textsOf(entry(node, 'message'))
  const when = readTrigger(entry(node, 'when'))
  const because = textOf(entry(node, 'because'))
  if (when.when === 'never-on-demand' && because === undefined && entry(node, 'because') === undefined) {
    report(
      'missing-key',
      node.keyAt,
      `\`${name}\` is never provoked and needs \`because\``,
      'say why no request can provoke it',
    )
  }
  return {
    name,
    ...present({ code: codeOf(name, entry(node, 'code')) }),
    status: numbersOf(entry(node, 'status')),
    ...(message.length === 0 ? {} : { message }),
    ...when,
    each: scopes.of(entry(node, 'each')) ?? defaults.each,
    ...present({ because }),
    level: levels.of(entry(node, 'level')) ?? 'must',
    cite: readCitations(entry(node, 'cite'), defaults.cite),
    at: node.keyAt,
  }
}

/** The name is the code unless another is given; null says that the documents promise none. */
function codeOf(name: string, node: Node | undefined): string | undefined {
  if (node === undefined) return name
  return node.value === null ? undefined : nameOf(node)
}

function readTrigger(node: Node | undefined): Pick<ErrorPromise, 'when' | 'parameter'> {
  const [first] = entriesOf(node)
  if (first === undefined) return { when: triggers.of(node) ?? 'invalid' }
  const [kind, parameter] = first
  const when = kind === 'unknown' || kind === 'invalid' || kind === 'missing' ? kind : 'invalid'
  return { when, ...present({ parameter: textOf(parameter) }) }
}

export function readCommon(node: Node | undefined, report: Report): readonly CommonPromise[] {
  return eachOf(node).flatMap((item) => {
    const promise = commonPromises.of(entry(item, 'promise'))
    if (promise === undefined) return []
    const scheme = schemes.of(entry(item, 'scheme'))
    if (promise === 'authentication.scheme' && entry(item, 'scheme') === undefined) {
      report('missing-key', item.at, '`authentication.scheme` needs `scheme`')
    }
    return {
      promise,
      ...present({ scheme, format: bodyFormats.of(entry(item, 'format')) }),
      statement: textOf(entry(item, 'statement')) ?? '',
      level: levels.of(entry(item, 'level')) ?? 'must',
      cite: readCitations(entry(item, 'cite')),
      at: item.at,
    }
  })
}

export function readEnvelopes(node: Node | undefined): readonly Envelope[] {
  return eachOf(node).map((item) => ({
    name: textOf(entry(item, 'name')) ?? '',
    ...present({
      code: textOf(entry(item, 'code')),
      message: textOf(entry(item, 'message')),
      requestId: textOf(entry(item, 'requestId')),
    }),
    fields: Object.fromEntries(
      entriesOf(entry(item, 'fields')).map(
        ([pointer, type]) => [pointer, textOf(type) === 'integer' ? 'integer' : 'string'] as const,
      ),
    ),
  }))
}
