/** The form of a planted fault, and the pieces that most are made of. */
import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import {
  groupOf,
  jsonOf,
  withGroup,
  withJson,
  type Answered,
  type Asked,
  type Handling,
  type Pass,
} from '../../mock/proxy.sample.ts'

export type Operation = 'CreateGroup' | 'ListGroups' | 'ShowGroup' | 'UpdateGroup' | 'DeleteGroup'

export type PlantedFault = {
  /** What the service does wrong. */
  readonly name: string
  /** The clause to blame, without the service's name. */
  readonly clause: string
  /** Clauses that cannot but be broken as well. */
  readonly also?: readonly string[]
  /** Made anew for each run, so that a fault may remember. */
  readonly handle: () => Handling
}

const operations: Readonly<Record<string, Operation>> = {
  'POST ': 'CreateGroup',
  'GET ': 'ListGroups',
  'GET id': 'ShowGroup',
  'PATCH id': 'UpdateGroup',
  'DELETE id': 'DeleteGroup',
}

/** Which operation a call is, if it is one. */
export function operationOf({ method, path }: Asked): Operation | undefined {
  const found = /^\/v3\/groups(\/[^/?]*)?(\?.*)?$/.exec(path)
  return found === null ? undefined : operations[`${method} ${found[1] === undefined ? '' : 'id'}`]
}

/** The id in the path. */
export function idIn({ path }: Asked): string {
  return /^\/v3\/groups\/([^/?]+)/.exec(path)?.[1] ?? ''
}

/** Changes the answers of one operation. */
export function answers(
  operation: Operation,
  change: (answer: Answered, asked: Asked, pass: Pass) => Answered | Promise<Answered>,
): () => Handling {
  return () => async (asked, pass) => {
    const answer = await pass(asked)
    return operationOf(asked) === operation ? change(answer, asked, pass) : answer
  }
}

/** Changes the answers of one operation that have this status. */
export function answersWith(
  operation: Operation,
  status: number,
  change: (answer: Answered, asked: Asked, pass: Pass) => Answered | Promise<Answered>,
): () => Handling {
  return answers(operation, (answer, asked, pass) => (answer.status === status ? change(answer, asked, pass) : answer))
}

/** Changes the group in the answers of one operation when it succeeds. */
export function groups(operation: Operation, change: (group: JsonObject) => JsonObject): () => Handling {
  return answers(operation, (answer) => (answer.status < 300 ? withGroup(answer, change) : answer))
}

/** Changes each group of a list. */
export function items(change: (group: JsonObject) => JsonObject): () => Handling {
  return answersWith('ListGroups', 200, (answer) => {
    const list = jsonOf(answer.body)
    const found = isObject(list) && Array.isArray(list['groups']) ? list['groups'].filter(isObject) : []
    return isObject(list) ? withJson(answer, { ...list, groups: found.map(change) }) : answer
  })
}

/** Changes what one operation is asked before the service sees it. */
export function calls(operation: Operation, change: (asked: Asked) => Asked): () => Handling {
  return () => (asked, pass) => pass(operationOf(asked) === operation ? change(asked) : asked)
}

/** Changes the group of a request where there is one. */
export function asks(operation: Operation, change: (group: JsonObject) => JsonObject): () => Handling {
  return calls(operation, (asked) => withGroup(asked, change))
}

/** An error as the service words them. */
export function refusal(status: number, message = 'No.'): Answered {
  const headers = { 'content-type': 'application/json' }
  return withJson({ status, headers, body: Buffer.alloc(0) }, { error: { code: status, message, title: 'Error' } })
}

/** The same answer with another status, in the body of an error too. */
export function withStatus(answer: Answered, status: number): Answered {
  const json = jsonOf(answer.body)
  const error = isObject(json) ? json['error'] : undefined
  const body = isObject(json) && isObject(error) ? { ...json, error: { ...error, code: status } } : json
  return body === undefined ? { ...answer, status } : withJson({ ...answer, status }, body)
}

export function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
}

/** The name in a request's group, if it is a text. */
export function nameIn(asked: Asked): string | undefined {
  const name = groupOf(asked)?.['name']
  return typeof name === 'string' ? name : undefined
}

/** A text as it is; blank for anything else. */
export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
