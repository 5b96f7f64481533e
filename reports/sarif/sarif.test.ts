import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { Log, Result } from 'sarif'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../model/run.ts'
import type { Drift } from '../drift/drift.ts'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { clauseOf, failOf, idOf } from '../fixtures/clause.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import type { ReportContext } from '../format.ts'
import { sarif } from './sarif.ts'

// The published schema calls itself draft 4 and uses nothing that differs in draft 7 but the spelling of its id.
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(await readFile(new URL('../schemas/sarif-2.1.0.json', import.meta.url), 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
formats.default(ajv)
const validate = ajv.compile<Log>(schema)

function logOf(run: Run, context: ReportContext = {}): Log {
  const log: unknown = JSON.parse(sarif.render(run, context))
  if (!validate(log)) throw new Error(ajv.errorsText(validate.errors))
  return log
}

const resultsOf = (run: Run, context: ReportContext = {}): readonly Result[] =>
  logOf(run, context).runs[0]?.results ?? []

const drift: Drift = {
  changed: [
    {
      label: 'verdict',
      service: 'example-groups',
      operation: 'CreateGroup',
      clause: idOf('CreateGroup/name.unique'),
      what: '',
      old: 'pass',
      new: 'fail',
      exchanges: {},
    },
    {
      label: 'status',
      service: 'example-groups',
      operation: 'CreateGroup',
      clause: idOf('CreateGroup/name.alphabet'),
      what: '',
      old: '400',
      new: '500',
      exchanges: {},
    },
    {
      label: 'verdict',
      service: 'example-groups',
      operation: 'CreateGroup',
      clause: idOf('CreateGroup/response.id'),
      what: '',
      old: 'fail',
      new: 'pass',
      exchanges: {},
    },
  ],
  added: [{ kind: 'clause', service: 'example-groups', name: idOf('CreateGroup/description.length.max') }],
  removed: [],
  coverage: { old: { planned: 9, judged: 9 }, new: { planned: 9, judged: 9 } },
  since: '2030-05-01T00:00:00Z',
  notes: [],
}

describe('sarif', () => {
  it('is valid for a run with everything in it', () => {
    expect(resultsOf(EVERYTHING, { ...CONTEXT, drift })).toHaveLength(5)
    expect(resultsOf(goodRun())).toEqual([])
  })

  it('is held against a schema that can refuse', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', colour: 1 } } }] })).toBe(false)
  })

  it('points at the line of the spec, with a fingerprint that does not move with the line', () => {
    const [result] = resultsOf(runOf())
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'specs/example-groups.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 31, startColumn: 17, endColumn: 32 },
    })
    const moved = runOf(
      runOf().services.map((service) => ({
        ...service,
        clauses: service.clauses.map((clause) => ({ ...clause, at: { ...clause.at, line: 99 } })),
      })),
    )
    expect(resultsOf(moved)[0]?.partialFingerprints).toEqual(result?.partialFingerprints)
    expect(new Set(resultsOf(runOf()).map((item) => item.partialFingerprints?.['assayClause/v1'])).size).toBe(4)
  })

  it('names a file from the root of the sources, or from the root of the machine, and nothing between', () => {
    const uriOf = (file: string) => {
      const [service] = runOf().services
      const [, clause] = service?.clauses ?? []
      if (service === undefined || clause === undefined) throw new Error('the fixture has no fail')
      const run = runOf([{ ...service, clauses: [{ ...clause, at: { ...clause.at, file } }] }])
      return resultsOf(run)[0]?.locations?.[0]?.physicalLocation?.artifactLocation
    }
    expect(uriOf('specs/a b#1?.yaml')).toEqual({ uri: 'specs/a%20b%231%3F.yaml', uriBaseId: '%SRCROOT%' })
    expect(uriOf('specs\\a.yaml')).toEqual({ uri: 'specs/a.yaml', uriBaseId: '%SRCROOT%' })
    expect(uriOf('/srv/specs/a.yaml')).toEqual({ uri: 'file:///srv/specs/a.yaml' })
    expect(uriOf('C:\\specs\\a.yaml')).toEqual({ uri: 'file:///C:/specs/a.yaml' })
  })

  it('stays within what GitHub takes', () => {
    const clauses = [...Array(25_001).keys()].map((index) =>
      clauseOf(`A/b${index}`, { verdict: failOf('A/b', { input: {} }) }),
    )
    // Not validated: that rules differ from each other takes a validator minutes to see.
    const { runs }: Log = JSON.parse(sarif.render(runOf([serviceOf(clauses)]), {}))
    expect([runs[0]?.results?.length, runs[0]?.tool.driver.rules?.length]).toEqual([25_000, 25_000])
    expect(runs[0]?.tool.driver.rules?.every((rule) => (rule.properties?.tags?.length ?? 0) <= 10)).toBe(true)
  })

  it('carries waivers as suppressions', () => {
    const suppressed = resultsOf(EVERYTHING, CONTEXT).filter((result) => (result.suppressions?.length ?? 0) > 0)
    expect(suppressed.map((result) => result.ruleId)).toEqual([idOf('CreateGroup/name.length.max')])
    expect(suppressed[0]?.suppressions?.[0]?.justification).toMatch(/^known .*\(groups-team, until 2030-12-31\)$/)
  })

  it('carries drift as the state against the baseline', () => {
    const states = resultsOf(runOf(), { drift }).map((result) => [
      (result.ruleId ?? '').split('/')[2],
      result.baselineState,
    ])
    expect(states).toEqual([
      ['name.length.max', 'unchanged'],
      ['name.alphabet', 'updated'],
      ['name.unique', 'new'],
      ['description.length.max', 'new'],
      ['response.id', 'absent'],
    ])
  })

  it('says what could not be told without making it an alert', () => {
    const invocation = logOf(EVERYTHING, CONTEXT).runs[0]?.invocations?.[0]
    expect(invocation?.toolExecutionNotifications?.map((item) => item.descriptor?.id)).toEqual(
      expect.arrayContaining(['inconclusive', 'untested']),
    )
    expect(resultsOf(runOf(), {}).every((result) => result.kind === 'fail')).toBe(true)
  })
})
