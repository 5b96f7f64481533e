import { expect, test } from 'vitest'
import { withSection } from './doc-section.ts'

const text = 'above\n<!-- a -->\nold\n<!-- /a -->\nbelow\n'

test('replaces what stands between the markers, and nothing else', () => {
  expect(withSection(text, 'a', 'new\n')).toBe('above\n<!-- a -->\n\nnew\n\n<!-- /a -->\nbelow\n')
})

test('gives the same text when it is asked again', () => {
  const once = withSection(text, 'a', 'new')
  expect(withSection(once, 'a', 'new')).toBe(once)
})

test('refuses a text without the markers, with one of them, with two pairs, or with the pair the wrong way round', () => {
  const broken = ['', '<!-- a -->', '<!-- /a -->', `${text}${text}`, '<!-- /a --> <!-- a -->']
  for (const one of broken) expect(() => withSection(one, 'a', 'new')).toThrow(RangeError)
})
