/** `assay clauses` and `assay explain`: looking at what a spec promises. */
import type { Command } from 'commander'
import { several } from './values.ts'

export type ClausesFlags = {
  readonly bySource?: boolean
  readonly json?: boolean
  readonly only?: readonly string[]
  readonly teeth?: string
}

export function addShowing(program: Command): void {
  program
    .command('clauses')
    .argument('[spec...]', 'spec files')
    .description('list the promises of a spec with level and source')
    .option('--only <glob>', 'only clauses whose id matches; * stands for any text; repeatable', several)
    .option('--by-source', 'walk the documents row by row and show what covers each')
    .option('--teeth <file>', 'a teeth.json of `assay mutate`: shows which clauses a mutant has turned red')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ assay clauses specs/alibaba-mqtt.yaml
  $ assay clauses specs/alibaba-mqtt.yaml --only '*GroupId.length*'
  $ assay clauses specs/alibaba-mqtt.yaml --by-source`,
    )
    .action(async (files: readonly string[], flags: ClausesFlags) => {
      const { clausesCommand } = await import('../commands/clauses.ts')
      process.exitCode = await clausesCommand(files, flags)
    })

  program
    .command('explain')
    .argument('<clause>', 'id of a clause; * stands for any text')
    .argument('[spec...]', 'spec files')
    .description('show a promise: statement, sources, fault classes with an example each, what is left open')
    .addHelpText(
      'after',
      `
Example:
  $ assay explain alibaba-mqtt/CreateGroupId/GroupId.length.max`,
    )
    .action(async (clause: string, files: readonly string[]) => {
      const { explainCommand } = await import('../commands/explain.ts')
      process.exitCode = await explainCommand(clause, files)
    })
}
