/** Words for a POSIX shell: whatever they hold, the shell takes them as one argument, and a terminal shows nothing odd. */
import { bytesFromText } from './percent.ts'

const bare = /^[\w@%+=:,./-]+$/
const showable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]*$/u

/** Whether a text can stand in a terminal as it is: no controls, no invisible or direction-changing characters. */
export function isShowable(text: string): boolean {
  return showable.test(text)
}

/** One argument, in single quotes; through `printf` where it holds what a terminal must not see. */
export function shellWord(text: string): string {
  if (bare.test(text)) return text
  return isShowable(text)
    ? `'${text.replaceAll("'", String.raw`'\''`)}'`
    : `"$(printf ${printfFormat(bytesFromText(text))})"`
}

/** The format that makes `printf` write these bytes (POSIX, printf: `\ddd` is octal), quoted. */
export function printfFormat(bytes: Uint8Array): string {
  let format = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    format += /[A-Za-z0-9 _.,:;=+/{}[\]"]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`
  }
  return `'${format}'`
}
