/**
 * Matches text against a template with `{name}` placeholders, without any regular expression: the template comes
 * from a file and the text from a server, and neither may cost more than a walk from left to right.
 *
 * `{*}` stands for any text. A placeholder that nobody can fill is literal text.
 */
export const anything = Symbol('any text')

/** Gives the text for a placeholder, `anything`, or undefined where it knows none. */
export type Fill = (name: string) => string | typeof anything | undefined

/** The literal texts of a template, between which anything may stand. */
function literals(template: string, fill: Fill): readonly string[] {
  const texts = ['']
  for (const piece of template.split(/(\{[^{}]*\})/)) {
    const name = piece.startsWith('{') && piece.endsWith('}') ? piece.slice(1, -1) : undefined
    const filled = name === undefined ? piece : name === '*' ? anything : (fill(name) ?? piece)
    if (filled === anything) texts.push('')
    else texts.push(`${texts.pop() ?? ''}${filled}`)
  }
  return texts
}

/** Tells whether the whole text fits the template. */
export function fits(template: string, text: string, fill: Fill): boolean {
  const parts = literals(template, fill)
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let from = first.length
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from)
    if (at === -1) return false
    from = at + part.length
  }
  return from <= text.length - last.length
}

/** The names of the placeholders of a template, `*` apart. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '').filter((name) => name !== '*')
}
