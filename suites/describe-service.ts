/**
 * One vitest test per clause of a service. The service is judged once per suite file, by the same engine as `assay run`;
 * each test then tells what the run concluded about its clause. It judges nothing by itself.
 */
import { join } from 'node:path'
import { beforeAll, describe, test } from 'vitest'
import type { Shard } from '../engine/plan/shard.ts'
import { formatProblem } from '../model/problem-text.ts'
import type { Run, ServiceRun } from '../model/run.ts'
import type { Spec } from '../model/spec.ts'
import { readSpec } from '../model/spec-file.ts'
import { writeFileSafely } from '../model/written-file.ts'
import { json } from '../reports/json.ts'
import { wishesFrom } from './environment.ts'
import { judgeService } from './judged-service.ts'
import { clausesTold } from './share.ts'
import { tellVerdict } from './telling.ts'

/** A real account is paced: how long that takes is for its documented rate to say. */
const untilItIsDone = 0

/**
 * Declares the tests of one service: one for each clause, one that there was something to judge, one that nothing is left behind.
 *
 * Takes the path of a spec, from the root of the package. The environment says against what it is judged (./environment.ts).
 * The run is written to `results/<service>/run.json`, so that files which vitest runs side by side, or in shards, do not meet.
 * vitest spreads files over machines, not tests: with `share`, several files judge a part of the service each, and write to
 * `results/<service>-<index>-of-<of>/run.json`, which `assay merge` takes.
 */
export function describeService(file: string, share?: Shard): void {
  const part = share === undefined || share.of === 1 ? undefined : share
  describe(`promises of ${file}${part === undefined ? '' : `, part ${part.index} of ${part.of}`}`, async () => {
    const spec = await wholeSpec(file)
    const wishes = wishesFrom(process.env, spec)
    const place = join(wishes.out, part === undefined ? spec.service : `${spec.service}-${part.index}-of-${part.of}`)
    const runFile = join(place, 'run.json')
    let run: Run
    let service: ServiceRun

    beforeAll(
      async () => {
        ;({ run, service } = await judgeService(spec, wishes, place, part))
        const problem = await writeFileSafely(runFile, json.render(run, {}))
        if (problem !== undefined) throw new Error(problem.message)
      },
      ...(wishes.target === undefined ? [] : [untilItIsDone]),
    )

    test(`${spec.service} can be judged`, () => {
      const { pass, fail, inconclusive } = service.counts
      if (service.stopped !== undefined) throw plain(`${service.target.url}: ${service.stopped}`)
      if (pass + fail + inconclusive === 0) throw plain('no clause was judged')
    })

    for (const clause of clausesTold(spec, wishes, part)) {
      test(`${clause.id} [${clause.level.toUpperCase()}] ${clause.statement}`, (context) => {
        const told = tellVerdict(service, clause.id, runFile)
        if (told.kind === 'skip') context.skip(told.because)
        if (told.kind === 'red') throw plain(told.because)
      })
    }

    test(`${spec.service} is left as it was found`, () => {
      const [first] = service.leftovers
      if (first !== undefined)
        throw plain(`${service.leftovers.length} left behind, such as ${first.resource}: ${first.because}`)
    })
  })
}

async function wholeSpec(file: string): Promise<Spec> {
  const { spec, problems } = await readSpec(file)
  if (spec === undefined) throw plain(problems.map((problem) => formatProblem(problem, undefined)).join('\n\n'))
  return spec
}

/** An error that shows its message alone: where this file threw it helps nobody. */
function plain(message: string): Error {
  const error = new Error(message)
  error.stack = message
  return error
}
