/** Faults in what the service answers to valid calls. */
import { isObject } from '../../model/json.ts'
import { answers, answersWith, groups, items, without, withStatus, type PlantedFault, text } from './fault.sample.ts'
import { jsonOf, withJson } from '../../mock/proxy.sample.ts'

export const replyFaults: readonly PlantedFault[] = [
  {
    name: 'a create is answered with 200',
    clause: 'CreateGroup/success',
    handle: answersWith('CreateGroup', 201, (answer) => ({ ...answer, status: 200 })),
  },
  {
    name: 'a create gives the name in capitals',
    clause: 'CreateGroup/response.group.name',
    handle: groups('CreateGroup', (group) => ({ ...group, name: text(group['name']).toUpperCase() })),
  },
  {
    name: 'a create does not give the description',
    clause: 'CreateGroup/response.group.description',
    handle: groups('CreateGroup', (group) => without(group, 'description')),
  },
  {
    name: 'a create gives another domain',
    clause: 'CreateGroup/response.group.domain_id',
    handle: groups('CreateGroup', (group) => ({ ...group, domain_id: 'elsewhere' })),
  },
  {
    name: 'a create gives no links',
    clause: 'CreateGroup/response.group.links',
    handle: groups('CreateGroup', (group) => without(group, 'links')),
  },
  {
    name: 'a create gives a link that is no URL',
    clause: 'CreateGroup/response.group.links.self',
    handle: groups('CreateGroup', (group) => ({ ...group, links: { self: 'groups' } })),
  },
  {
    name: 'a list is answered with 203',
    clause: 'ListGroups/success',
    handle: answersWith('ListGroups', 200, (answer) => ({ ...answer, status: 203 })),
  },
  {
    name: 'a list gives descriptions as numbers',
    clause: 'ListGroups/response.groups[].description',
    handle: items((group) => ({ ...group, description: 5 })),
  },
  {
    name: 'a list gives groups without links',
    clause: 'ListGroups/response.groups[].links',
    handle: items((group) => without(group, 'links')),
  },
  {
    name: 'a list does not link to itself',
    clause: 'ListGroups/response.links.self',
    handle: answersWith('ListGroups', 200, (answer) => {
      const list = jsonOf(answer.body)
      return isObject(list) ? withJson(answer, { ...list, links: { next: null, previous: null } }) : answer
    }),
  },
  {
    name: 'a group is shown with the id of another',
    clause: 'ShowGroup/response.group.id',
    handle: groups('ShowGroup', (group) => ({ ...group, id: '0'.repeat(32) })),
  },
  {
    name: 'a group is shown without its domain',
    clause: 'ShowGroup/response.group.domain_id',
    // What was stored cannot be read back whole.
    also: ['CreateGroup/state.readable'],
    handle: groups('ShowGroup', (group) => without(group, 'domain_id')),
  },
  {
    name: 'an update gives the name reversed',
    clause: 'UpdateGroup/response.group.name',
    handle: groups('UpdateGroup', (group) => ({ ...group, name: [...text(group['name'])].toReversed().join('') })),
  },
  {
    name: 'an update gives null for the links',
    clause: 'UpdateGroup/response.group.links',
    handle: groups('UpdateGroup', (group) => ({ ...group, links: null })),
  },
  {
    name: 'a delete is answered with 202',
    clause: 'DeleteGroup/success',
    handle: answersWith('DeleteGroup', 204, (answer) => ({ ...answer, status: 202 })),
  },
  {
    name: 'errors have no title',
    clause: 'common/envelope',
    handle: () => async (asked, pass) => {
      const answer = await pass(asked)
      const json = jsonOf(answer.body)
      const error = isObject(json) ? json['error'] : undefined
      return isObject(error) ? withJson(answer, { error: without(error, 'title') }) : answer
    },
  },
  {
    name: 'replies call themselves plain text',
    clause: 'common/content-type',
    handle: () => async (asked, pass) => {
      const answer = await pass(asked)
      return { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }
    },
  },
  {
    name: 'a group is shown elsewhere',
    clause: 'common/no-redirect',
    also: ['ShowGroup/success'],
    handle: answers('ShowGroup', (answer) =>
      answer.status === 200
        ? { ...withStatus(answer, 302), headers: { ...answer.headers, location: '/v3/other' } }
        : answer,
    ),
  },
]
