/**
 * Bytes of a file to text. Only UTF-8 is taken: a file in another encoding would be read as other words than its
 * author wrote.
 */
import type { SourceRef } from '../problem.ts'
import type { Report } from './report.ts'

const foreign: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-32', [0x00, 0x00, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
]

/** The text of the bytes, without a byte order mark; undefined, with a problem, when they are not UTF-8. */
export function textFromBytes(bytes: Uint8Array, file: string, report: Report): string | undefined {
  const mark = foreign.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) {
    report('encoding', { file, line: 1, column: 1, length: 1 }, `the file is ${mark[0]}, not UTF-8`, 'save it as UTF-8')
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const byte = firstInvalid(bytes)
    const shown = (bytes[byte] ?? 0).toString(16).padStart(2, '0')
    report(
      'encoding',
      placeOf(bytes, byte, file),
      `the byte 0x${shown} is not valid UTF-8 here`,
      'save the file as UTF-8',
    )
    return undefined
  }
}

/** Where the bytes and their lossy reading part. */
function firstInvalid(bytes: Uint8Array): number {
  const lossy = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const index = bytes.findIndex((byte, position) => byte !== lossy[position])
  return Math.max(0, index)
}

function placeOf(bytes: Uint8Array, index: number, file: string): SourceRef {
  const before = bytes.subarray(0, index)
  const begin = before.lastIndexOf(0x0a) + 1
  const line = before.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1)
  return {
    file,
    line,
    column: new TextDecoder().decode(before.subarray(begin)).length + 1,
    length: 1,
  }
}
