/**
 * Draws with Observable Plot on a document that is no browser's, and takes the picture over element by element, so
 * that the renderer escapes it as it does the rest and no style of its own comes with it.
 */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { h } from 'preact'
import type { VNode } from 'preact'

export type Drawing = Parameters<typeof Plot.plot>[0]

const { document } = parseHTML('<!doctype html><html><body></body></html>')

/** Attributes that would break the policy of the page or say twice what the caption says. */
const DROPPED = new Set(['style', 'class', 'aria-label', 'aria-hidden', 'aria-description'])

/** @param label says in a sentence what the picture shows */
export function draw(label: string, drawing: Drawing): VNode {
  const picture: unknown = Plot.plot({ style: { fontSize: '12px' }, ...drawing, document })
  const drawn = isElement(picture) ? taken(picture) : null
  if (drawn === null || typeof drawn === 'string') throw new Error('the plotting library drew no picture')
  const { width, height, viewBox } = attributesOf(picture)
  return h(
    'svg',
    {
      class: 'plot',
      role: 'img',
      'aria-label': label,
      width,
      height,
      viewBox,
      'font-size': '12',
      'text-anchor': 'middle',
      fill: 'currentColor',
    },
    drawn.props.children,
  )
}

/** Children for the renderer: elements, text, or nothing. */
type Child = VNode<Attributes> | string | null
type Attributes = Readonly<Record<string, unknown>>

type Node = { readonly nodeType: number; readonly textContent: string | null; readonly childNodes: Iterable<unknown> }
type Element = Node & {
  readonly localName: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
}

function taken(node: unknown): Child {
  if (isElement(node)) {
    const name = node.localName.toLowerCase()
    if (name === 'style' || name === 'script') return null
    const attributes = Object.fromEntries(Object.entries(attributesOf(node)).filter(([key]) => !DROPPED.has(key)))
    return h<Attributes>(name, attributes, [...node.childNodes].map(taken))
  }
  return isNode(node) && node.nodeType === 3 ? (node.textContent ?? '') : null
}

function attributesOf(node: unknown): Readonly<Record<string, string>> {
  if (!isElement(node)) return {}
  return Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'nodeType' in node && 'childNodes' in node
}

function isElement(node: unknown): node is Element {
  return isNode(node) && node.nodeType === 1 && 'attributes' in node
}
