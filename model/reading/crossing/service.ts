/** What holds for the service as a whole: the endpoint, authentication, and names that may be given once. */
import type { Spec } from '../../spec.ts'
import { eachOf, entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'
import { placesIn } from './fields.ts'
import { checkName, checkWord, unknownOperation, unknownSetting } from './names.ts'

export function checkService(spec: Spec, root: Node, report: Report): void {
  for (const key of ['protocol', 'authentication']) {
    if (root.entries.has('service') && !root.entries.has(key))
      report('missing-key', root.keyAt, `the file needs \`${key}\``)
  }
  checkEndpoint(spec, entry(root, 'endpoint'), report)
  checkSchemes(spec, root, report)
  checkEnvelopes(entry(root, 'envelopes'), report)
  checkDisputes(spec, entry(root, 'disputed'), report)
  checkReserved(root, report)
}

function checkEndpoint(spec: Spec, node: Node | undefined, report: Report): void {
  const template = textOf(node)
  if (node === undefined || template === undefined) return
  const settings = Object.keys(spec.settings)
  for (const place of placesIn(template))
    checkWord(place, node.at, { declared: settings, kind: unknownSetting, report })
  const filled = template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) =>
    Object.hasOwn(spec.settings, name) ? spec.settings[name]?.example || 'x' : 'x',
  )
  if (!/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(filled) || !URL.canParse(filled)) {
    report(
      'wrong-form',
      node.at,
      '`endpoint` must be a URL of http or https, without query and credentials',
      'for example `https://api.example.com`',
    )
  }
}

function checkSchemes(spec: Spec, root: Node, report: Report): void {
  const declared = spec.authentication.map(({ scheme }) => scheme)
  if (declared.length > 0) {
    for (const item of eachOf(entry(root, 'common'))) {
      checkName(
        entry(item, 'scheme'),
        declared,
        { code: 'unknown-scheme', what: 'under `authentication`, the scheme' },
        report,
      )
    }
  }
  const seen = new Set<string>()
  for (const item of eachOf(entry(root, 'authentication'))) {
    const scheme = textOf(item) ?? textOf(entry(item, 'scheme'))
    if (scheme !== undefined && seen.has(scheme))
      report('duplicate', item.at, `the scheme \`${scheme}\` is listed twice`)
    if (scheme !== undefined) seen.add(scheme)
    if (scheme === 'api-key' && entry(item, 'header') === undefined) {
      report('missing-key', item.at, '`api-key` needs `header`', 'write `{ scheme: api-key, header: X-API-Key }`')
    }
  }
}

function checkEnvelopes(node: Node | undefined, report: Report): void {
  const seen = new Set<string>()
  for (const item of eachOf(node)) {
    const name = entry(item, 'name')
    const text = textOf(name)
    if (name === undefined || text === undefined) continue
    if (seen.has(text)) report('duplicate', name.at, `there is another envelope \`${text}\``)
    seen.add(text)
  }
}

/** Whether the clauses exist is for those who derive them; that their operation does, can be told here. */
function checkDisputes(spec: Spec, node: Node | undefined, report: Report): void {
  const declared = ['common', ...spec.operations.map((operation) => operation.name)]
  for (const [, dispute] of entriesOf(node)) {
    for (const about of eachOf(entry(dispute, 'about'))) {
      const operation = textOf(about)?.split('/')[0]
      if (operation !== undefined && spec.operations.length > 0)
        checkWord(operation, about.at, { declared, kind: unknownOperation, report })
    }
  }
}

const chosen = [
  'sources',
  'sections',
  'settings',
  'operations',
  'parameters',
  'properties',
  'fields',
  'errors',
  'open',
  'disputed',
  'stored',
  'set',
  'extra',
]

/** Names that every object of JavaScript inherits would be found where nobody wrote them. */
function checkReserved(node: Node, report: Report, key = ''): void {
  for (const [name, child] of entriesOf(node)) {
    if (chosen.includes(key) && name in Object.prototype)
      report('reserved-name', child.keyAt, `\`${name}\` cannot be a name`, 'choose another')
    else checkReserved(child, report, chosen.includes(key) ? '' : name)
  }
  for (const item of node.items) checkReserved(item, report)
}
