/** A body as lines to read, the broken part marked. What is no JSON stays as it came, its unsafe characters escaped. */
import type { ComponentChildren } from 'preact'
import { isObject } from '../../../model/json.ts'
import type { Json } from '../../../model/json.ts'
import { cut, visible, visibleJson } from '../../text/visible.ts'

const MOST = 6000

export type BodyProps = {
  readonly text: string
  readonly base64: boolean
  readonly wasCut: boolean
  /** JSON Pointers to what is to be marked. */
  readonly marks: readonly string[]
}

export function Body({ text, base64, wasCut, marks }: BodyProps) {
  if (text === '') return <pre class="soft">(no body)</pre>
  if (base64) return <pre>{`(bytes that are no UTF-8, as base64)\n${cut(visible(text), MOST)}`}</pre>
  const json = text.length > MOST ? undefined : parsed(text)
  return (
    <pre>
      {json === undefined ? cut(lines(text), MOST) : <Value value={json} pointer="" indent={0} marks={marks} />}
      {wasCut ? '\n… (cut when it was stored)' : ''}
    </pre>
  )
}

function lines(text: string): string {
  return text.split(/\r?\n/).map(visible).join('\n')
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

type ValueProps = {
  readonly value: Json
  readonly pointer: string
  readonly indent: number
  readonly marks: readonly string[]
}

function Value(props: ValueProps) {
  const inside = <Inside {...props} />
  return props.marks.includes(props.pointer) && props.pointer !== '' ? <mark>{inside}</mark> : inside
}

function Inside({ value, pointer, indent, marks }: ValueProps) {
  const next = { indent: indent + 1, marks }
  if (Array.isArray(value)) {
    const items = value.map((item: Json, index) => <Value {...next} value={item} pointer={`${pointer}/${index}`} />)
    return <Block open="[" close="]" indent={indent} items={items} />
  }
  if (isObject(value)) {
    const items = Object.entries(value).map(([key, inner]) => (
      <>
        {visibleJson(key)}:{' '}
        <Value {...next} value={inner} pointer={`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`} />
      </>
    ))
    return <Block open="{" close="}" indent={indent} items={items} />
  }
  return <>{visibleJson(value)}</>
}

type BlockProps = {
  readonly open: string
  readonly close: string
  readonly indent: number
  readonly items: readonly ComponentChildren[]
}

function Block({ open, close, indent, items }: BlockProps) {
  if (items.length === 0) return <>{open + close}</>
  const line = `\n${'  '.repeat(indent + 1)}`
  return (
    <>
      {open}
      {items.map((item, index) => (
        <>
          {index > 0 ? ',' : ''}
          {line}
          {item}
        </>
      ))}
      {`\n${'  '.repeat(indent)}${close}`}
    </>
  )
}
