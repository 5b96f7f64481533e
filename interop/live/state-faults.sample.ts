/** Faults in what the service remembers. */
import { isObject, type JsonObject } from '../../model/json.ts'
import {
  answersWith,
  asks,
  idIn,
  nameIn,
  operationOf,
  refusal,
  without,
  type PlantedFault,
  text,
} from './fault.sample.ts'
import { groupOf, jsonOf, withGroup, withJson, type Answered, type Handling } from '../../mock/proxy.sample.ts'

const done: Answered = { status: 204, headers: {}, body: Buffer.alloc(0) }

/** The last group that was made never shows in a list. */
function hidingLast(): Handling {
  let last: unknown
  return async (asked, pass) => {
    const answer = await pass(asked)
    if (answer.status === 201) last = groupOf(answer)?.['id']
    const list = operationOf(asked) === 'ListGroups' ? jsonOf(answer.body) : undefined
    const found = isObject(list) && Array.isArray(list['groups']) ? list['groups'].filter(isObject) : undefined
    return isObject(list) && found !== undefined
      ? withJson(answer, { ...list, groups: found.filter(({ id }) => id !== last) })
      : answer
  }
}

/** A second create of a name that is under way is told that it won, too. */
function twoWinners(): Handling {
  const underWay = new Map<string, number>()
  const made = new Map<string, Answered>()
  const overlapped = new Set<string>()
  return async (asked, pass) => {
    const name = operationOf(asked) === 'CreateGroup' ? nameIn(asked) : undefined
    if (name === undefined) return pass(asked)
    const others = underWay.get(name) ?? 0
    if (others > 0) overlapped.add(name)
    underWay.set(name, others + 1)
    const answer = await pass(asked)
    underWay.set(name, (underWay.get(name) ?? 1) - 1)
    if (answer.status === 201) made.set(name, answer)
    return answer.status === 409 && overlapped.has(name) ? (made.get(name) ?? answer) : answer
  }
}

/** A name that was once deleted cannot be used again. */
function burntNames(): Handling {
  const names = new Map<string, string>()
  const burnt = new Set<string>()
  return async (asked, pass) => {
    const name = operationOf(asked) === 'CreateGroup' ? nameIn(asked) : undefined
    if (name !== undefined && burnt.has(name)) return refusal(409, 'Once used, always used.')
    const answer = await pass(asked)
    if (answer.status === 201) names.set(text(groupOf(answer)?.['id']), text(groupOf(answer)?.['name']))
    if (operationOf(asked) === 'DeleteGroup' && answer.status === 204) burnt.add(names.get(idIn(asked)) ?? '')
    return answer
  }
}

/** A duplicate is refused, but takes its description with it. */
function duplicateOverwrites(): Handling {
  const ids = new Map<string, string>()
  return async (asked, pass) => {
    const answer = await pass(asked)
    const name = operationOf(asked) === 'CreateGroup' ? nameIn(asked) : undefined
    if (name === undefined) return answer
    if (answer.status === 201) ids.set(name, text(groupOf(answer)?.['id']))
    const id = ids.get(name)
    if (answer.status === 409 && id !== undefined)
      await pass(
        withJson({ ...asked, method: 'PATCH', path: `/v3/groups/${id}` }, { group: { description: 'overwritten' } }),
      )
    return answer
  }
}

/** A second group of a name is made under another one, and shown under the one that it was to have. */
function namesTwice(): Handling {
  const shown = new Map<string, string>()
  const rename = (group: JsonObject): JsonObject => ({
    ...group,
    name: shown.get(text(group['id'])) ?? group['name'] ?? '',
  })
  return async (asked, pass) => {
    const operation = operationOf(asked)
    const wanted = operation === 'ListGroups' ? new URLSearchParams(asked.path.split('?')[1]).get('name') : null
    const answer = await pass(wanted === null ? asked : { ...asked, path: '/v3/groups' })
    const name = nameIn(asked)
    if (operation === 'CreateGroup' && answer.status === 409 && name !== undefined) {
      const second = await pass(withGroup(asked, (group) => ({ ...group, name: `second-${Date.now()}` })))
      shown.set(text(groupOf(second)?.['id']), name)
      return withGroup(second, rename)
    }
    if (operation === 'UpdateGroup' && answer.status === 200 && name !== undefined) shown.delete(idIn(asked))
    const list = operation === 'ListGroups' ? jsonOf(answer.body) : undefined
    if (!isObject(list) || !Array.isArray(list['groups']))
      return answer.status < 300 ? withGroup(answer, rename) : answer
    const named = list['groups'].filter(isObject).map(rename)
    return withJson(answer, {
      ...list,
      groups: wanted === null ? named : named.filter((group) => group['name'] === wanted),
    })
  }
}

export const stateFaults: readonly PlantedFault[] = [
  {
    name: 'a create forgets the description',
    clause: 'CreateGroup/state.readable',
    handle: () => async (asked, pass) => {
      if (operationOf(asked) !== 'CreateGroup') return pass(asked)
      const answer = await pass(
        withGroup(asked, (group) => (typeof group['description'] === 'string' ? without(group, 'description') : group)),
      )
      const description = groupOf(asked)?.['description'] ?? ''
      return answer.status === 201 ? withGroup(answer, (group) => ({ ...group, description })) : answer
    },
  },
  { name: 'a list leaves the newest out', clause: 'ListGroups/state.listed', handle: hidingLast },
  {
    name: 'a delete does nothing',
    clause: 'DeleteGroup/state.deleted-is-gone',
    handle: () => async (asked, pass) => {
      if (operationOf(asked) !== 'DeleteGroup') return pass(asked)
      const shown = await pass({ ...asked, method: 'GET' })
      return shown.status === 200 ? done : pass(asked)
    },
  },
  {
    name: 'an update of the name takes the description away',
    clause: 'UpdateGroup/state.update-changes-only-named',
    handle: asks('UpdateGroup', (group) =>
      typeof group['name'] === 'string' && group['name'] !== '' && group['description'] === undefined
        ? { ...group, description: '' }
        : group,
    ),
  },
  { name: 'two win a race', clause: 'CreateGroup/state.one-winner', handle: twoWinners },
  { name: 'a name is free but once', clause: 'DeleteGroup/state.name-free-again', handle: burntNames },
  {
    name: 'a refused duplicate overwrites',
    clause: 'CreateGroup/state.duplicate-changes-nothing',
    handle: duplicateOverwrites,
  },
  {
    name: 'a refused create is made all the same',
    clause: 'CreateGroup/state.refused-leaves-nothing',
    handle: answersWith('CreateGroup', 404, async (answer, asked, pass) => {
      await pass(withGroup(asked, (group) => without(group, 'domain_id')))
      return answer
    }),
  },
  {
    name: 'a second group may take the name',
    clause: 'CreateGroup/group.name.unique',
    also: ['CreateGroup/state.one-winner'],
    handle: namesTwice,
  },
]
