/** `assay cleanup`. */
import type { Command } from 'commander'
import { repeated } from './values.ts'

export type CleanupFlags = {
  readonly spec?: readonly string[]
  readonly allowWrites?: boolean
  readonly dryRun?: boolean
}

export function addCleanup(program: Command): void {
  program
    .command('cleanup')
    .argument('<journal>', 'the journal of a run')
    .description('delete what an interrupted run has left behind, and nothing else')
    .option('--spec <file>', 'a spec, when it is no longer where the run found it; repeatable', repeated)
    .option('--dry-run', 'only say what would be deleted')
    .option('--allow-writes', 'delete on a target that is not loopback')
    .addHelpText('after', '\nExample:\n  $ assay cleanup results/journal.jsonl')
    .action(async (file: string, flags: CleanupFlags) => {
      const { cleanupCommand } = await import('../commands/cleanup.ts')
      process.exitCode = await cleanupCommand(file, flags)
    })
}
