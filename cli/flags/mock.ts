/** `assay mock`. */
import type { Command } from 'commander'
import { amount, several, whole } from './values.ts'

export type MockFlags = {
  readonly port?: number
  readonly host: string
  readonly mutant?: string
  readonly listMutants?: boolean
  readonly vary?: readonly string[]
  readonly listVariations?: boolean
  readonly enforceRate?: boolean
  readonly quota?: number
  readonly foreign?: number
  readonly lag?: number
}

export function addMock(program: Command): void {
  program
    .command('mock')
    .argument('[spec...]', 'spec files')
    .description('serve services on loopback as their specs promise')
    .option('--port <n>', 'first port; further services take the next ones; any free ones when left out or 0', whole(0))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--mutant <name>', 'break one promise on purpose')
    .option('--list-mutants', 'list the mutants with the promise that each breaks')
    .option('--vary <name>', 'answer an open question the other way; repeatable', several)
    .option('--list-variations', 'list the variations')
    .option('--enforce-rate', 'refuse calls above the documented rate')
    .option('--quota <n>', 'most resources alive, instead of the documented quota', whole(0))
    .option('--foreign <n>', 'resources of others that are there from the start', whole(0))
    .option('--lag <seconds>', 'time until a write shows in reads', amount)
    .addHelpText(
      'after',
      `
Examples:
  $ assay mock specs/huawei-iam.yaml --port 8080
  $ assay mock specs/alibaba-mqtt.yaml --list-mutants`,
    )
    .action(async (files: readonly string[], flags: MockFlags) => {
      const { mockCommand } = await import('../commands/mock.ts')
      process.exitCode = await mockCommand(files, flags)
    })
}
