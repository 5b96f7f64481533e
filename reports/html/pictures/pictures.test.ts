import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { CHARACTERS, FRONTIERS } from '../../fixtures/pictures.ts'
import { characterPicture } from './characters.ts'
import { draw } from './drawing.tsx'
import type { Drawing } from './drawing.tsx'
import { frontierPicture } from './frontier.ts'

function drawn(drawing: Drawing) {
  return parseHTML(`<body>${renderToStaticMarkup(draw('a picture', drawing))}</body>`).document
}

/** Marks that are painted in a colour, on their own or as a group. */
function painted(document: ReturnType<typeof drawn>, attribute: 'fill' | 'stroke', colour: string): readonly string[] {
  return [...document.querySelectorAll(`[${attribute}="${colour}"] title`)].map((title) => title.textContent ?? '')
}

function labelsOf(document: ReturnType<typeof drawn>): readonly string[] {
  return [...document.querySelectorAll('text')].map((text) => text.textContent ?? '')
}

const placeOf = (document: ReturnType<typeof drawn>, text: string): number => {
  const label = [...document.querySelectorAll('text')].find((element) => element.textContent === text)
  return Number(/translate\(([\d.]+)/.exec(label?.getAttribute('transform') ?? '')?.[1])
}

describe('the acceptance frontier', () => {
  const [name, description] = FRONTIERS
  if (name === undefined || description === undefined) throw new Error('the fixture has no frontiers')

  it('has a line between the last length on one side of a bound and the first on the other', () => {
    const document = drawn(frontierPicture(name).drawing)
    for (const [bound, inside, outside] of [
      ['max 64', '64', '65'],
      ['min 1', '1', '0'],
    ] as const) {
      const middle = (placeOf(document, inside) + placeOf(document, outside)) / 2
      expect(placeOf(document, bound)).toBeCloseTo(middle, 0)
    }
    expect(labelsOf(drawn(frontierPicture(description).drawing)).filter((text) => /^m(?:in|ax)/.test(text))).toEqual([
      'max 180',
    ])
  })

  it('has a cross for what is against the documents, and for nothing else', () => {
    const crosses = painted(drawn(frontierPicture(name).drawing), 'stroke', 'var(--fail)')
    expect(crosses).toEqual(['length 65: accepted twice, against the documents'])
  })

  it('says what it counts', () => {
    const labels = (unit: object) => labelsOf(drawn(frontierPicture({ ...name, ...unit }).drawing))
    expect(labels({})).toContain('length in characters, as tried')
    expect(labels({ unit: 'items' })).toContain('length in items, as tried')
  })
})

describe('the character map', () => {
  const [map] = CHARACTERS
  if (map === undefined) throw new Error('the fixture has no characters')
  const documents = characterPicture(map).drawings.map(drawn)

  it('marks what is refused though documented and accepted though not, each in its own way', () => {
    expect(documents.flatMap((document) => painted(document, 'stroke', 'var(--fail)'))).toEqual([
      '- first: accepted 0 times, refused twice; documented',
    ])
    expect(documents.flatMap((document) => painted(document, 'fill', 'var(--gold)'))).toEqual([
      '. middle: accepted twice, refused 0 times; not documented',
    ])
  })

  it('has every character once, those that are known by name on lines of their own', () => {
    const lines = documents.map((document) =>
      labelsOf(document).filter((text) => !/^(?:first|middle|last)$/.test(text)),
    )
    expect(lines.flat().toSorted()).toEqual(
      [...'aZ09-_.~/@#é中😀', 'NUL', 'ESC', 'space', 'U+200B', 'U+D800'].toSorted(),
    )
    expect(lines.at(-1)?.every((name) => name.length > 2)).toBe(true)
  })
})
