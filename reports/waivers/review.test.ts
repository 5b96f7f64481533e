import { describe, expect, it } from 'vitest'
import { gateOf } from '../gate/gate.ts'
import { clauseOf, failOf, idOf } from '../fixtures/clause.ts'
import { TARGET } from '../fixtures/exchange.ts'
import { goodRun, NOW, runOf, waiverOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import { fingerprintOfFail } from './fingerprint.ts'
import { reviewWaivers } from './review.ts'

const place = 'CreateGroup/name.length.max'
const waivedRun = (input = { name: 'x'.repeat(65) }) => {
  const findings = [{ check: 'refused', expected: 'refused', actual: `accepted ${input.name}` }]
  return runOf([serviceOf([clauseOf(place, { verdict: failOf(place, { input, findings }) }), clauseOf('A/a')])])
}
const waiver = waiverOf({
  fingerprint: fingerprintOfFail(waivedRun().services[0]?.clauses[0] ?? clauseOf('A/a')) ?? '',
})
const gate = (run = waivedRun(), change = {}) =>
  gateOf(run, { failOn: ['may'], waivers: reviewWaivers(run, [{ ...waiver, ...change }], NOW) })

describe('reviewWaivers', () => {
  it('waives the fail that it names, on the targets that it names', () => {
    expect([...reviewWaivers(waivedRun(), [waiver], NOW).waived.keys()]).toEqual([`${idOf(place)} @ ${TARGET}`])
    expect(gate()).toMatchObject({ exit: 0, reasons: [] })
  })

  it('knows the same wrong behaviour when other values were sent', () => {
    expect(gate(waivedRun({ name: 'y'.repeat(65) })).exit).toBe(0)
  })

  it('fails the gate when it is expired, and says whom to ask', () => {
    expect(gate(waivedRun(), { expires: '2030-05-31' })).toMatchObject({
      exit: 1,
      reasons: [expect.any(String), expect.stringMatching(/expired on 2030-05-31\. Ask groups-team to/)],
    })
    expect(gate(waivedRun(), { expires: '2030-06-01' }).exit).toBe(0)
  })

  it('fails the gate when the clause fails in another way, and says to look', () => {
    expect(gate(waivedRun(), { fingerprint: '000000000000' })).toMatchObject({
      exit: 1,
      reasons: [expect.any(String), expect.stringMatching(/another wrong behaviour.*`assay waive`/)],
    })
  })

  it('fails the gate when it matches nothing, and says what is missing', () => {
    const away = gate(goodRun(), { clause: idOf('CreateGroup/gone') })
    expect(away).toMatchObject({
      exit: 2,
      reasons: [expect.stringMatching(/matches nothing: this run has no clause .*delete it/)],
    })
    expect(gate(goodRun(), { target: 'https://else.test' }).reasons).toEqual([
      expect.stringMatching(/no target of this run matches `https:\/\/else.test`/),
    ])
  })

  it('fails the gate when its clause passes now, and says to delete it', () => {
    expect(gate(goodRun())).toMatchObject({
      exit: 2,
      reasons: [expect.stringMatching(/no longer needed: the clause passes\. Delete it/)],
    })
  })

  it('says nothing of clauses that a run did not reach', () => {
    for (const change of [{ interrupted: true }, { shard: { index: 1, of: 2 } }, { only: ['a/*'] }]) {
      expect(reviewWaivers({ ...goodRun(), ...change }, [{ ...waiver, clause: idOf('A/none') }], NOW).stale).toEqual([])
    }
  })

  it('takes `mock` for the embedded endpoint', () => {
    const run = runOf(
      waivedRun().services.map((service) => ({ ...service, target: { url: 'http://127.0.0.1:4010', mock: true } })),
    )
    expect(reviewWaivers(run, [{ ...waiver, target: 'mock' }], NOW).waived.size).toBe(1)
    expect(reviewWaivers(waivedRun(), [{ ...waiver, target: 'mock' }], NOW).stale[0]?.kind).toBe('unmatched')
  })
})
