/** `assay mutate`. */
import type { Command } from 'commander'
import { several, whole } from './values.ts'

export type MutateFlags = {
  readonly examples: number
  readonly seed: number
  readonly only?: readonly string[]
  readonly depth?: readonly string[]
  readonly sample?: number
  readonly near?: boolean
  readonly concurrency: number
  readonly out: string
}

export function addMutate(program: Command): void {
  program
    .command('mutate')
    .argument('[spec...]', 'spec files')
    .description('break the mock promise by promise, and show which clauses notice')
    .option('--examples <n>', 'random cases per clause', whole(0), 2)
    .option('--seed <n>', 'seed of the runs', whole(0), 1)
    .option('--only <glob>', 'only mutants whose name matches; repeatable', several)
    .option('--depth <list>', 'only shallow, boundary, protocol, state, data or intermittent ones', several)
    .option('--near', 'run only the clauses about what a mutant breaks, for many examples in little time')
    .option('--sample <n>', 'only so many mutants per service, evenly taken', whole(1))
    .option('--concurrency <n>', 'mutants at once', whole(1), 4)
    .option('--out <dir>', 'where teeth.json goes', 'results')
    .addHelpText(
      'after',
      `
Examples:
  $ assay mutate specs/alibaba-mqtt.yaml
  $ assay mutate --depth data --examples 1000 --near`,
    )
    .action(async (files: readonly string[], flags: MutateFlags) => {
      const { mutateCommand } = await import('../commands/mutate.ts')
      process.exitCode = await mutateCommand(files, flags)
    })
}
