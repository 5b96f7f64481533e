/**
 * Random sequences of operations agree with a model of the service: a set of names, no more.
 *
 * fast-check's commands draw the sequences and shrink one that disagrees to the few steps that matter.
 */
import * as fc from 'fast-check'
import { seedFor } from '../../generators/draw.ts'
import { BudgetSpent } from '../calls/ledger.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import type { Workshop } from '../judge.ts'
import { fill } from '../calls/references.ts'
import type { Live } from '../calls/references.ts'
import { lookUntil } from './reading.ts'
import { broken, held, unknown, type Script, type StateOutcome, type StateStep } from './state.ts'

/** What the service should hold: for each of a few slots, the resource or nothing. */
type Model = { readonly slots: (Live | undefined)[] }
type Real = {
  readonly workshop: Workshop
  readonly script: Script
  readonly inputs: readonly Live['input'][]
  disagreement?: StateOutcome
  isUnclear?: boolean
}

const slots = 2
const longest = 6

class Disagreement extends Error {
  override name = 'Disagreement' as const
}

function disagree(real: Real, expected: string, actual: string): never {
  real.disagreement = broken(expected, actual)
  throw new Disagreement(expected)
}

class Create implements fc.AsyncCommand<Model, Real> {
  readonly slot: number
  constructor(slot: number) {
    this.slot = slot
  }
  check = (): boolean => true
  async run(model: Model, real: Real): Promise<void> {
    const exists = model.slots[this.slot] !== undefined
    const { resources } = real.workshop
    const made = await resources.create({
      input: real.inputs[this.slot] ?? {},
      variation: {},
      purpose: 'state',
      expected: !exists,
    })
    real.script.note(`create ${this.toString()}`, made.exchange)
    if (made.exchange.outcome !== 'answered') throw new Error('no answer')
    if (exists && made.live !== undefined) {
      await (made.live.id === model.slots[this.slot]?.id ? resources.forget(made.live) : resources.remove(made.live))
      disagree(real, 'the create of a name that exists refused', `accepted, status ${made.exchange.reply?.status ?? 0}`)
    }
    if (!exists && made.live === undefined)
      disagree(real, 'the create of a free name accepted', `status ${made.exchange.reply?.status ?? 0}`)
    if (!exists) model.slots[this.slot] = made.live
  }
  toString = (): string => `name ${this.slot + 1}`
}

class Remove implements fc.AsyncCommand<Model, Real> {
  readonly slot: number
  constructor(slot: number) {
    this.slot = slot
  }
  check = (model: Readonly<Model>): boolean => model.slots[this.slot] !== undefined
  async run(model: Model, real: Real): Promise<void> {
    const live = model.slots[this.slot]
    if (live === undefined) return
    const exchange = await real.workshop.resources.remove(live, 'state')
    real.script.note(`delete ${this.toString()}`, exchange)
    model.slots[this.slot] = undefined
    if (exchange?.reply !== undefined && exchange.reply.status >= 300)
      disagree(real, 'the delete of what exists accepted', `status ${exchange.reply.status}`)
  }
  toString = (): string => `name ${this.slot + 1}`
}

class Look implements fc.AsyncCommand<Model, Real> {
  readonly slot: number
  constructor(slot: number) {
    this.slot = slot
  }
  check = (): boolean => true
  async run(model: Model, real: Real): Promise<void> {
    const live = model.slots[this.slot]
    const known = live ?? { key: '', id: '', name: nameOf(real, this.slot), input: {}, since: 0 }
    if (live === undefined && real.workshop.session.setup.spec.resource?.id.from === 'reply') return
    const sight = await lookUntil(
      real.workshop,
      real.script,
      { ...known, id: live?.id ?? known.name },
      live === undefined ? 'absent' : 'found',
    )
    if (sight.kind === 'unknown') throw new Error(sight.because)
    if (live === undefined && sight.kind === 'found') disagree(real, `\`${known.name}\` not to be found`, 'it is there')
    if (live !== undefined && sight.kind === 'absent') disagree(real, `\`${live.name}\` to be found`, 'it is not there')
  }
  toString = (): string => `look for name ${this.slot + 1}`
}

function nameOf(real: Real, slot: number): string {
  const { resource } = real.workshop.session.setup.spec
  const input = real.inputs[slot] ?? {}
  const name = (resource?.name ?? '')
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([own]) => own === key)?.[1]
          : undefined,
      input,
    )
  return typeof name === 'string' ? name : ''
}

/** A name used, deleted and used again, twice: what goes wrong with names mostly does so here. */
const tour = (): readonly fc.AsyncCommand<Model, Real>[] => [
  new Create(0),
  new Remove(0),
  new Create(0),
  new Remove(0),
  new Look(0),
  new Create(0),
]

/** The tour, then so many random sequences. */
export function sequence(rounds: number): StateStep {
  return {
    promise: 'sequence',
    roles: ['list', 'delete'],
    cost: () => ({ calls: 9 + 8 * rounds, creates: 3 + 2 * rounds }),
    async run(workshop, script) {
      const { spec } = workshop.session.setup
      if (operationNamed(spec, spec.resource?.create) === undefined) return unknown('the service has no create')
      let last: StateOutcome | undefined
      const walk = async (steps: Iterable<fc.AsyncCommand<Model, Real>>): Promise<void> => {
        const real = await follow(workshop, script, steps)
        last = real.disagreement ?? last
        if (real.disagreement !== undefined || real.isUnclear === true) throw new Disagreement('not as the model says')
      }
      const checked = await fc.check(fc.asyncProperty(sequences(), walk), {
        seed: seedFor(workshop.seed, 'sequence'),
        numRuns: rounds + 1,
        examples: [[tour()]],
        endOnFailure: false,
        maxSkipsPerRun: 5,
      })
      if (!checked.failed) return held
      return last ?? unknown('a step of the sequence got no answer')
    },
  }
}

function sequences(): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real>>> {
  const slot = fc.nat({ max: slots - 1 })
  return fc.commands(
    [slot.map((at) => new Create(at)), slot.map((at) => new Remove(at)), slot.map((at) => new Look(at))],
    { maxCommands: longest, size: 'max' },
  )
}

/** Takes the steps with names of their own, and deletes what is left of them. */
async function follow(
  workshop: Workshop,
  script: Script,
  steps: Iterable<fc.AsyncCommand<Model, Real>>,
): Promise<Real> {
  const { settings } = workshop.session.setup
  const inputs = Array.from({ length: slots }, () => fill(workshop.freshInput().input, { settings }))
  const real: Real = {
    workshop,
    script: { note: (does, exchange) => script.note(does, exchange), steps: [] },
    inputs,
  }
  const model: Model = { slots: Array.from({ length: slots }, () => undefined) }
  try {
    await fc.asyncModelRun(() => ({ model, real }), steps)
  } catch (error) {
    if (error instanceof BudgetSpent) throw error
    real.isUnclear = true
  } finally {
    for (const live of model.slots) if (live !== undefined) await workshop.resources.remove(live)
  }
  return real
}
