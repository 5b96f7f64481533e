/** All that the bench found out, as it is written to its JSON file and told in the document. */
import { cpus } from 'node:os'
import { median } from '../workload.ts'
import { assay, strategies } from './strategies.ts'
import { summaryOf, type Summary } from './summary.ts'
import type { Alarm, Found, Told } from './task.ts'

export type Report = {
  readonly machine: { readonly node: string; readonly processors: readonly string[] }
  readonly command: string
  readonly services: readonly string[]
  readonly seeds: number
  /** Assay's random cases per clause. */
  readonly examples: number
  /** All mutants that there are, the sample among them. */
  readonly population: number
  readonly checkpoints: readonly number[]
  readonly all: Summary
  readonly values: Summary
  readonly reaches: Readonly<Record<Found['reach'], Summary>>
  readonly alarms: readonly Alarm[]
  /** Calls of Assay at the conforming mock of each service: the middle over the seeds. */
  readonly wholeRuns: readonly number[]
  /** Calls of Assay until its first verdict of fail, the middle of the runs that had one. */
  readonly failCalls: number | undefined
  readonly failed: number
  readonly suspected: number
  /** The depths of the mutants that Assay suspected of nothing, one for each run. */
  readonly missed: readonly Found['depth'][]
}

type Choice = Pick<Report, 'command' | 'seeds' | 'examples' | 'checkpoints'>

export function reportOf(told: readonly Told[], choice: Choice): Report {
  const found = told.flatMap((one) => one.found)
  const alarms = told.flatMap((one) => one.alarms)
  const services = [...new Set(alarms.map(({ service }) => service))]
  const summary = (trials: readonly Found[]): Summary => summaryOf(trials, strategies, choice.checkpoints)
  const of = (reach: Found['reach']): Summary => summary(found.filter((trial) => trial.reach === reach))
  const own = found.filter(({ strategy }) => strategy === assay)
  const fails = own.flatMap(({ fail }) => (fail === undefined ? [] : [fail.calls]))
  const wholeRun = (name: string): number =>
    median(
      alarms.filter(({ service, strategy }) => service === name && strategy === assay).map(({ spent }) => spent.calls),
    )
  return {
    ...choice,
    machine: { node: process.version, processors: cpus().map(({ model }) => model) },
    services,
    population: services.reduce(
      (sum, name) => sum + (told.find(({ service }) => service === name)?.population ?? 0),
      0,
    ),
    all: summary(found),
    values: of('value'),
    reaches: { value: of('value'), reply: of('reply'), beyond: of('beyond') },
    alarms,
    wholeRuns: services.map(wholeRun),
    failCalls: fails.length === 0 ? undefined : median(fails),
    failed: fails.length,
    suspected: own.filter(({ kill }) => kill !== undefined).length,
    missed: own.flatMap(({ depth, kill }) => (kill === undefined ? [depth] : [])),
  }
}
