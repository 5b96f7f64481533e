/** What every part of the console report needs to know of the paper it is printed on. */
import { inert, inertMarks } from '../text/visible.ts'
import type { WaiverReview } from '../waivers/waiver.ts'
import { padded, wrapped } from '../text/columns.ts'
import type { Paint } from './paint.ts'

export type Page = {
  readonly paint: Paint
  /** Columns. */
  readonly width: number
  readonly review: WaiverReview
  /** As it stands in replay lines. */
  readonly runFile: string
}

const LABEL = 10

/** A label and a text, wrapped beside it: `      expected  refused with NameInvalid`. */
export function labelled(page: Page, indent: number, label: string, text: string): readonly string[] {
  const room = Math.max(20, page.width - indent - LABEL)
  return wrapped(inert(text), room).map((line, index) => {
    const head = padded(index === 0 ? label : '', LABEL)
    return `${' '.repeat(indent)}${page.paint.faint(head)}${line}`
  })
}

/** A label and a line that is meant to be copied, so never broken by us. */
export function whole(page: Page, indent: number, label: string, text: string): string {
  return `${' '.repeat(indent)}${page.paint.faint(padded(label, LABEL))}${inertMarks(text)}`
}

/** A paragraph. */
export function paragraph(page: Page, indent: number, text: string): readonly string[] {
  return wrapped(inert(text), Math.max(20, page.width - indent)).map((line) => ' '.repeat(indent) + line)
}
