/** `assay report`. */
import type { Command } from 'commander'
import { several } from './values.ts'

export type ReportFlags = {
  readonly format?: readonly string[]
  readonly out: string
  readonly waivers?: string
  readonly baseline?: string
  readonly teeth?: string
  readonly failOn?: readonly string[]
}

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('<run.json>', 'a run')
    .description('write reports of a run again')
    .option(
      '--format <list>',
      'console, html, json, junit, sarif, ctrf, markdown, annotations, badge; html when left out',
      several,
    )
    .option('--out <dir>', 'where the reports go', 'results')
    .option('--waivers <file>', 'known fails')
    .option('--baseline <file>', 'an earlier run.json')
    .option('--teeth <file>', 'a teeth.json of `assay mutate`')
    .option(
      '--fail-on <level>',
      'end with exit code 1 on must, should, may, drift, untested or inconclusive; repeatable; without it, only writing counts',
      several,
    )
    .addHelpText(
      'after',
      `
Example:
  $ assay report results/run.json --format html,junit --out reports`,
    )
    .action(async (file: string, flags: ReportFlags) => {
      const { reportCommand } = await import('../commands/report.ts')
      process.exitCode = await reportCommand(file, flags)
    })
}
