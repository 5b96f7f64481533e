/** `assay lint`. */
import type { Command } from 'commander'

export function addLint(program: Command): void {
  program
    .command('lint')
    .argument('[spec...]', 'spec files; all of ./specs when none is named')
    .description('check specs and print every problem with its place')
    .addHelpText(
      'after',
      `
Examples:
  $ assay lint
  $ assay lint my-service.yaml`,
    )
    .action(async (files: readonly string[]) => {
      const { lintCommand } = await import('../commands/lint.ts')
      process.exitCode = await lintCommand(files)
    })
}
