/** Faults in what the service refuses, and in how it does so. */
import {
  answers,
  answersWith,
  asks,
  calls,
  nameIn,
  operationOf,
  refusal,
  withStatus,
  type Operation,
  type PlantedFault,
} from './fault.sample.ts'
import { groupOf, jsonOf, withJson, type Handling } from '../../mock/proxy.sample.ts'

type Refused = (token: string | undefined, status: number) => boolean

/** Lets refused calls of an operation through, with a token that was seen to be good. */
function letIn(operation: Operation, isRefused: Refused): () => Handling {
  return () => {
    let good: string | undefined
    return async (asked, pass) => {
      const answer = await pass(asked)
      const token = asked.headers['x-auth-token']
      if (answer.status === 201) good ??= token
      if (operationOf(asked) !== operation || good === undefined || !isRefused(token, answer.status)) return answer
      return pass({ ...asked, headers: { ...asked.headers, 'x-auth-token': good } })
    }
  }
}

/** Answers refusals of one operation with a create of its own making. */
function acceptingBodies(operation: Operation, isMeant: (body: Buffer) => boolean): () => Handling {
  return () => {
    let made = 0
    return async (asked, pass) => {
      const answer = await pass(asked)
      if (operationOf(asked) !== operation || answer.status !== 400 || !isMeant(asked.body)) return answer
      made += 1
      const headers = { ...asked.headers, 'content-type': 'application/json' }
      return pass(withJson({ ...asked, headers }, { group: { name: `accepted-${made}-${Date.now()}` } }))
    }
  }
}

const noToken: Refused = (token, status) => token === undefined && status === 401
const wrongToken: Refused = (token, status) => token !== undefined && status === 401
const noRights: Refused = (_, status) => status === 403

const credentials: readonly PlantedFault[] = [
  { name: 'anybody may create', clause: 'CreateGroup/error.unauthenticated', handle: letIn('CreateGroup', noToken) },
  {
    name: 'a list without a token is forbidden',
    clause: 'ListGroups/error.unauthenticated',
    handle: answersWith('ListGroups', 401, (answer, asked) =>
      asked.headers['x-auth-token'] === undefined ? withStatus(answer, 403) : answer,
    ),
  },
  { name: 'any token will do', clause: 'common/error.unknown-token', handle: letIn('ListGroups', wrongToken) },
  { name: 'a member may create', clause: 'CreateGroup/error.forbidden', handle: letIn('CreateGroup', noRights) },
  { name: 'a member may list', clause: 'ListGroups/error.forbidden', handle: letIn('ListGroups', noRights) },
  { name: 'a member may delete', clause: 'DeleteGroup/error.forbidden', handle: letIn('DeleteGroup', noRights) },
]

const values: readonly PlantedFault[] = [
  {
    name: 'a name of 65 characters is cut',
    clause: 'CreateGroup/group.name.length.max',
    handle: asks('CreateGroup', (group) => {
      const { name } = group
      return typeof name === 'string' && [...name].length > 64
        ? { ...group, name: [...name].slice(0, 64).join('') }
        : group
    }),
  },
  {
    name: 'a name of 64 characters is too long',
    clause: 'CreateGroup/group.name.length.max',
    handle: () => async (asked, pass) =>
      operationOf(asked) === 'CreateGroup' && [...(nameIn(asked) ?? '')].length >= 64
        ? refusal(400, 'Too long.')
        : pass(asked),
  },
  {
    name: 'a name may be empty',
    clause: 'CreateGroup/group.name.length.min',
    handle: asks('CreateGroup', (group) =>
      group['name'] === '' ? { ...group, name: `nameless-${Date.now()}` } : group,
    ),
  },
  {
    name: 'a name may be a number',
    clause: 'CreateGroup/group.name.type',
    handle: asks('CreateGroup', (group) =>
      typeof group['name'] === 'number' ? { ...group, name: String(group['name']) } : group,
    ),
  },
  {
    name: 'a description may be a number',
    clause: 'CreateGroup/group.description.type',
    handle: asks('CreateGroup', (group) =>
      typeof group['description'] === 'number' ? { ...group, description: String(group['description']) } : group,
    ),
  },
  {
    name: 'a domain must be named',
    clause: 'CreateGroup/group.domain_id.optional',
    handle: () => (asked, pass) => {
      const hasNone = nameIn(asked) !== undefined && groupOf(asked)?.['domain_id'] === undefined
      return operationOf(asked) === 'CreateGroup' && hasNone ? Promise.resolve(refusal(400, 'No domain.')) : pass(asked)
    },
  },
  {
    name: 'a domain may hold any character',
    clause: 'CreateGroup/group.domain_id.alphabet',
    handle: asks('CreateGroup', (group) => {
      const { domain_id: domain } = group
      const isOdd = typeof domain === 'string' && domain !== '' && domain.length <= 64 && /[^\w-]|_/.test(domain)
      return isOdd ? { ...group, domain_id: 'default' } : group
    }),
  },
  {
    name: 'an update takes an empty name',
    clause: 'UpdateGroup/group.name.length.min',
    handle: asks('UpdateGroup', (group) =>
      group['name'] === '' ? { ...group, name: `nameless-${Date.now()}` } : group,
    ),
  },
]

const errors: readonly PlantedFault[] = [
  {
    name: 'a duplicate is a bad request',
    clause: 'CreateGroup/error.conflict',
    handle: answersWith('CreateGroup', 409, (answer) => withStatus(answer, 400)),
  },
  {
    name: 'a domain that is not there is forbidden',
    clause: 'CreateGroup/error.unknown-domain',
    // An id with a newline at its end passes Keystone's pattern, and belongs to no domain.
    also: ['CreateGroup/group.domain_id.alphabet'],
    handle: answersWith('CreateGroup', 404, (answer) => withStatus(answer, 403)),
  },
  {
    name: 'what is invalid is unprocessable',
    clause: 'CreateGroup/error.bad-request',
    handle: answersWith('CreateGroup', 400, (answer) =>
      answer.body.includes('Expecting to find') ? answer : withStatus(answer, 422),
    ),
  },
  {
    name: 'a body that is no JSON makes a group',
    clause: 'CreateGroup/error.malformed-body',
    handle: acceptingBodies('CreateGroup', (body) => body.length > 0 && jsonOf(body) === undefined),
  },
  {
    name: 'any Content-Type will do',
    clause: 'CreateGroup/error.wrong-content-type',
    handle: calls('CreateGroup', (asked) => ({
      ...asked,
      headers: { ...asked.headers, 'content-type': 'application/json' },
    })),
  },
  {
    name: 'a group that is not there is a bad request',
    clause: 'ShowGroup/error.not-found',
    handle: answersWith('ShowGroup', 404, (answer) => withStatus(answer, 400)),
  },
  {
    name: 'to update what is not there is forbidden',
    clause: 'UpdateGroup/error.not-found',
    handle: answersWith('UpdateGroup', 404, (answer) => withStatus(answer, 403)),
  },
  {
    name: 'to delete what is not there succeeds',
    clause: 'DeleteGroup/error.not-found',
    handle: answersWith('DeleteGroup', 404, () => ({ status: 204, headers: {}, body: Buffer.alloc(0) })),
  },
  {
    name: 'an update to a name that is taken is a bad request',
    clause: 'UpdateGroup/error.conflict',
    handle: answersWith('UpdateGroup', 409, (answer) => withStatus(answer, 400)),
  },
  {
    name: 'an update without a group succeeds',
    clause: 'UpdateGroup/group.required',
    handle: answers('UpdateGroup', (answer, asked, pass) =>
      answer.status === 400 && asked.body.toString('utf8') === '{}'
        ? pass({ ...asked, method: 'GET', body: Buffer.alloc(0) })
        : answer,
    ),
  },
]

export const refusalFaults: readonly PlantedFault[] = [...credentials, ...values, ...errors]
