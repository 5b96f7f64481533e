/** `assay diff`, `matrix`, `merge` and `waive`: runs beside each other, and known fails. */
import type { Command } from 'commander'

export type DiffFlags = { readonly json?: boolean }
export type MatrixFlags = { readonly out?: string; readonly all?: boolean }
export type MergeFlags = { readonly out: string }
export type WaiveFlags = {
  readonly reason?: string
  readonly owner?: string
  readonly expires?: string
  readonly file: string
}

export function addComparing(program: Command): void {
  program
    .command('diff')
    .argument('<old.json>', 'the earlier run')
    .argument('<new.json>', 'the later one')
    .description('show what changed: verdicts, and behaviour without a verdict; exit code 1 when anything did')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ assay diff baseline/run.json results/run.json')
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { diffCommand } = await import('../commands/diff.ts')
      process.exitCode = await diffCommand(before, after, flags)
    })
  program
    .command('matrix')
    .argument('<run.json...>', 'runs of one spec against several targets')
    .description('put several targets side by side, clause by target')
    .option('--out <file>', 'write it as HTML')
    .option('--all', 'list clauses that all keep, too')
    .addHelpText('after', '\nExample:\n  $ assay matrix hangzhou.json singapore.json --out matrix.html')
    .action(async (files: readonly string[], flags: MatrixFlags) => {
      const { matrixCommand } = await import('../commands/matrix.ts')
      process.exitCode = await matrixCommand(files, flags)
    })
  program
    .command('merge')
    .argument('<run.json...>', 'runs of all shards')
    .description('make one run of its shards')
    .option('--out <file>', 'where the whole run goes', 'results/run.json')
    .addHelpText('after', '\nExample:\n  $ assay merge shard-*/run.json --out results/run.json')
    .action(async (files: readonly string[], flags: MergeFlags) => {
      const { mergeCommand } = await import('../commands/merge.ts')
      process.exitCode = await mergeCommand(files, flags)
    })
  program
    .command('waive')
    .argument('<run.json>', 'the run with the fail')
    .argument('<clause>', 'id of the clause')
    .description('write a waiver for a known fail')
    .option('--reason <text>', 'why it is accepted')
    .option('--owner <name>', 'who answers for it')
    .option('--expires <date>', 'when it ends, YYYY-MM-DD')
    .option('--file <file>', 'the waiver file to add it to', 'waivers.yaml')
    .addHelpText(
      'after',
      "\nExample:\n  $ assay waive results/run.json huawei-iam/KeystoneCreateGroup/group.name.length.max \\\n      --reason 'fixed in release 12' --owner ana --expires 2027-01-31",
    )
    .action(async (file: string, clause: string, flags: WaiveFlags) => {
      const { waiveCommand } = await import('../commands/waive.ts')
      process.exitCode = await waiveCommand(file, clause, flags)
    })
}
