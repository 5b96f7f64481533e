/**
 * The mock keeps the promises of the specs that ship: every documented error comes when it is provoked, as it is documented.
 * Inputs are the specs' own examples, so neither generators nor checks have a hand in this.
 */
import { describe, expect, test } from 'vitest'
import type { Identity, Variation } from '../model/case.ts'
import type { Reply } from '../model/exchange.ts'
import type { Json, JsonObject } from '../model/json.ts'
import { isObject } from '../model/json.ts'
import { readSpec } from '../model/spec-file.ts'
import type { ErrorPromise, Operation, Parameter, Spec } from '../model/spec.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocolNamed } from '../protocols/index.ts'
import type { Protocol } from '../protocols/protocol.ts'
import { candidates } from './errors.ts'
import { changedAt, valueAt } from './paths.ts'
import { allParameters } from './references.ts'
import { createService } from './service.ts'
import { answerQuestions } from './variations/questions.ts'

const now = 1_700_000_000_000
const keyring = mockKeyring()

async function specOf(name: string): Promise<{ readonly spec: Spec; readonly protocol: Protocol }> {
  const { spec, problems } = await readSpec(`specs/${name}.yaml`)
  const protocol = protocolNamed(spec?.protocol ?? '')
  if (spec === undefined || protocol === undefined) throw new Error(JSON.stringify(problems))
  return { spec, protocol }
}

function client(spec: Spec, protocol: Protocol, quota = 100) {
  const service = createService(spec, protocol, {
    keyring,
    now: () => now,
    seed: 1,
    settings: {},
    enforceRate: false,
    quota,
    lagMilliseconds: 0,
    foreign: 0,
    wraps: [answerQuestions(spec, [])],
    reversedChecks: false,
  })
  const settings = Object.fromEntries(Object.entries(spec.settings).map(([name, setting]) => [name, setting.example]))
  let nonces = 0
  const send = async (operation: Operation, input: JsonObject, variation: Variation = {}): Promise<Reply> => {
    const identity: Identity = variation.identity ?? 'main'
    nonces += 1
    const nonce = nonces.toString(16).padStart(32, '0')
    const wire = protocol.encode({
      spec,
      operation,
      input,
      variation,
      baseUrl: 'http://mock.test',
      settings,
      credentials: keyring[identity],
      now,
      nonce,
    })
    if (variation.fault === 'replayed-nonce') await service.handle(wire, false)
    return protocol.decode(spec, operation, await service.handle(wire, false))
  }
  const exampleFor = (parameter: Parameter, id: string): Json | undefined => {
    if (parameter.refers !== undefined) return id
    if (parameter.setting !== undefined) return settings[parameter.setting]
    return parameter.properties === undefined
      ? (parameter.example ?? parameter.values?.[0])
      : inputFor(parameter.properties, id)
  }
  const inputFor = (parameters: readonly Parameter[], id: string): JsonObject => {
    const entriesOf = (all: readonly Parameter[]) =>
      all.flatMap((parameter): readonly (readonly [string, Json])[] => {
        const value = exampleFor(parameter, id)
        return value === undefined ? [] : [[parameter.name, value]]
      })
    const required = entriesOf(parameters.filter((parameter) => parameter.required))
    // An update has to name something.
    return Object.fromEntries(required.length > 0 ? required : entriesOf(parameters.slice(-1)))
  }
  /** Makes a resource and gives its id; the name when the caller chooses it. */
  const make = async (): Promise<string> => {
    const create = spec.operations.find((operation) => operation.name === spec.resource?.create)
    if (create === undefined || spec.resource === undefined) return ''
    const input = inputFor(create.parameters, '')
    const reply = await send(create, input)
    const { id } = spec.resource
    const value = valueAt(id.from === 'input' ? input : reply.body, id.path)
    return typeof value === 'string' ? value : ''
  }
  return { send, inputFor, make, store: service.store }
}

function withText(input: JsonObject, path: string, change: (old: string) => string): JsonObject {
  const changed = changedAt(input, path, (old) => change(typeof old === 'string' ? old : ''))
  return isObject(changed) ? changed : input
}

function expectError(reply: Reply, allowed: readonly ErrorPromise[], label: string): void {
  const fits = allowed.some(
    (error) =>
      error.status.includes(reply.status) && (error.code === undefined || matches(error.code, reply.error?.code)),
  )
  expect(fits, `${label}: status ${reply.status}, ${JSON.stringify(reply.error)}`).toBe(true)
}

function matches(template: string, code: string | undefined): boolean {
  const [head = '', tail] = template.split(/\{[^}]*\}/)
  return code !== undefined && code.startsWith(head) && (tail === undefined ? code === head : code.endsWith(tail))
}

describe.each(['alibaba-mqtt', 'alibaba-apigateway', 'huawei-iam'])('%s', (name) => {
  test('every fault of the wire is answered by its documented error', async () => {
    const { spec, protocol } = await specOf(name)
    let tried = 0
    for (const operation of spec.operations) {
      for (const fault of protocol.triggersOf(spec, operation)) {
        const { send, inputFor, make } = client(spec, protocol)
        const reply = await send(operation, inputFor(operation.parameters, await make()), { fault })
        const allowed = candidates(spec, operation, { trigger: fault })
        expect(reply.status, `${operation.name} ${fault}`).toBeGreaterThanOrEqual(400)
        if (allowed.length === 0) continue
        expectError(reply, allowed, `${operation.name} ${fault}`)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(10)
  })

  test('every example is accepted by every operation, in every scheme', async () => {
    const { spec, protocol } = await specOf(name)
    for (const { scheme } of spec.authentication) {
      for (const operation of spec.operations) {
        const { send, inputFor, make } = client(spec, protocol)
        const id = operation.name === spec.resource?.create ? '' : await make()
        const reply = await send(operation, inputFor(operation.parameters, id), { scheme })
        expect(reply.status, `${operation.name} ${scheme} ${JSON.stringify(reply.error)}`).toBe(
          operation.success.status,
        )
      }
    }
  })

  test('duplicate, quota, rights and unknown things are answered by their documented errors', async () => {
    const { spec, protocol } = await specOf(name)
    const create = spec.operations.find((operation) => operation.name === spec.resource?.create)
    if (create === undefined) throw new Error('no create')
    const fresh = client(spec, protocol, 1)
    await fresh.make()
    const input = fresh.inputFor(create.parameters, '')
    expectError(await fresh.send(create, input), candidates(spec, create, { trigger: 'duplicate' }), 'duplicate')
    const quota = candidates(spec, create, { trigger: 'quota' })
    const other = withText(input, spec.resource?.name ?? '', (old) => `${old}2`)
    if (quota.length > 0) expectError(await fresh.send(create, other), quota, 'quota')
    expect(fresh.store.live()).toHaveLength(1)
    for (const operation of spec.operations) {
      const { send, inputFor, make } = client(spec, protocol)
      const id = operation === create ? '' : await make()
      const unprivileged = candidates(spec, operation, { trigger: 'unprivileged' })
      if (unprivileged.length > 0)
        expectError(
          await send(operation, inputFor(operation.parameters, id), { identity: 'unprivileged' }),
          unprivileged,
          `${operation.name} unprivileged`,
        )
      for (const { path } of allParameters(operation.parameters).filter(
        (one) => one.setting !== undefined || one.refers !== undefined,
      )) {
        const unknown = candidates(spec, operation, { trigger: 'unknown', parameter: path }).filter(
          (error) => error.parameter === path,
        )
        if (unknown.length === 0) continue
        const strange = withText(inputFor(operation.parameters, id), path, () => '0'.repeat(32))
        const reply = await send(operation, strange)
        if (reply.status >= 400) expectError(reply, unknown, `${operation.name} unknown ${path}`)
      }
    }
  })
})
