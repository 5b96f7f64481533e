/** Reads the values of flags; what cannot be read is said by commander with the flag's name. */
import { InvalidArgumentError } from 'commander'

/** A whole number from `least`. */
export function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || !Number.isSafeInteger(value))
      throw new InvalidArgumentError(`It takes a whole number from ${least}.`)
    return value
  }
}

/** A number above zero, or zero itself. */
export function amount(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('It takes a number that is not negative.')
  return value
}

/** A number above zero. */
export function above(text: string): number {
  const value = amount(text)
  if (value === 0) throw new InvalidArgumentError('It takes a number above 0.')
  return value
}

/** Collects a flag that may be given several times, or once with commas. */
export function several(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ]
}

/** Collects a flag that may be given several times, as it is. */
export function repeated(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/** `I/N` with 1 ≤ I ≤ N. */
export function shard(text: string): { readonly index: number; readonly of: number } {
  const [index = 0, of = 0] = text.split('/').map(Number)
  if (!/^\d+\/\d+$/.test(text) || index < 1 || index > of) throw new InvalidArgumentError('It takes I/N, such as 1/3.')
  return { index, of }
}
