/**
 * A few lines at the bottom of a terminal that are rewritten in place, one per service; what is printed goes above
 * them. They are cut to the width, because a line that the terminal wraps cannot be taken back.
 */
import { fitted } from '../text/columns.ts'

export type Live = {
  /** Sets the line of a service, or takes it away. */
  show(service: string, line: string | undefined): void
  /** Prints lines that stay. */
  print(lines: readonly string[]): void
}

const UP_AND_CLEAR = '\u001b[1A\u001b[2K'

export function liveArea(write: (text: string) => void, width: number): Live {
  const lines = new Map<string, string>()
  const takeBack = () => UP_AND_CLEAR.repeat(lines.size)
  const drawn = () => [...lines.values()].map((line) => `${line}\n`).join('')
  return {
    show(service, line) {
      const before = takeBack()
      if (line === undefined) lines.delete(service)
      else lines.set(service, fitted(line, width - 1))
      write(before + drawn())
    },
    print(text) {
      write(takeBack() + text.map((line) => `${line}\n`).join('') + drawn())
    },
  }
}

/** For pipes: only what stays is written. */
export function plainArea(write: (text: string) => void): Live {
  return {
    show: () => undefined,
    print: (lines) => write(lines.map((line) => `${line}\n`).join('')),
  }
}
