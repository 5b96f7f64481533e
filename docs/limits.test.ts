import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addRun } from '../cli/flags/run.ts'
import { defaultBounds } from '../mock/listener.ts'
import * as reading from '../model/reading/limits.ts'
import { deepestNesting } from '../protocols/json-text.ts'
import { mostCodings } from '../targets/decompression.ts'
import { defaultLimits } from '../targets/limits.ts'
import { keptBytes } from '../targets/stored.ts'

const page = await readFile(join(import.meta.dirname, 'limits.md'), 'utf8')
const parts = new Map(page.split('\n## ').map((part) => [part.split('\n', 1)[0] ?? '', part]))

/** Name, value and flag of each row of a table. */
function rowsOf(title: string): readonly { readonly name: string; readonly value: number; readonly flag: string }[] {
  return (parts.get(title) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/[`|]/g, '').trim()))
    .map(([name = '', , value = '', flag = '']) => ({ name, value: numberFrom(value), flag }))
}

/** Seconds are milliseconds in the code. */
function numberFrom(text: string): number {
  const [, number, unit = ''] = /^(\d+)(?: (s|KiB|MiB))?$/.exec(text) ?? []
  const times = { '': 1, s: 1000, KiB: 1024, MiB: 1024 * 1024 }[unit]
  if (number === undefined || times === undefined) throw new Error(`no value: ${text}`)
  return Number(number) * times
}

function told(title: string): Readonly<Record<string, number>> {
  return Object.fromEntries(rowsOf(title).map(({ name, value }) => [name, value]))
}

test('each limit for replies is told, with its default', () => {
  expect(told('Replies of a target')).toEqual({
    ...defaultLimits,
    codings: mostCodings,
    nesting: deepestNesting,
    kept: keptBytes,
  })
})

test('each limit for files is told', () => {
  const { largestFile, ...others } = reading
  expect(told('Files')).toEqual({ ...largestFile, ...others })
})

test('each limit of the mock is told', () => {
  expect(told('The mock')).toEqual({ ...defaultBounds })
})

test('each flag exists, and its help says the same default', () => {
  const program = new Command()
  addRun(program)
  const options = program.commands.find((command) => command.name() === 'run')?.options ?? []
  const flagged = rowsOf('Replies of a target').filter(({ flag }) => flag !== '')
  expect(flagged).toHaveLength(4)
  for (const { flag, value } of flagged) {
    const { description = '' } = options.find(({ long }) => long === flag) ?? {}
    const shown = flag.endsWith('timeout') ? value / 1000 : value
    expect(description, flag).toMatch(new RegExp(`; ${shown} when left out$`))
  }
})
