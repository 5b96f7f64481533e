/**
 * Reads small YAML files other than specs, such as waivers. Like `readJsonFile`, with the nodes of the file, since what
 * a person wrote must be found again by line.
 */
import type { JsonForm } from './json-file.ts'
import type { Problem } from './problem.ts'
import { textFromBytes } from './reading/bytes.ts'
import { loadBytes } from './reading/files.ts'
import { entry, numberOf, type Node } from './reading/node.ts'
import { inOrder, reportTo } from './reading/report.ts'
import { reportFaults } from './reading/shape.ts'
import { nodeFromYaml } from './reading/yaml.ts'

export type YamlReading<Value> =
  | { readonly value: Value; readonly root: Node; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] }

/** Reads a file of the form; every way in which it departs from it is a problem with its place. */
export async function readYamlFile<Value>(file: string, form: JsonForm<Value>): Promise<YamlReading<Value>> {
  const loaded = await loadBytes(file, form.area, form.maxBytes)
  return 'problem' in loaded ? { problems: [loaded.problem] } : readYamlBytes(loaded.bytes, file, form)
}

/** The same for bytes that are there already. */
export function readYamlBytes<Value>(bytes: Uint8Array, file: string, form: JsonForm<Value>): YamlReading<Value> {
  const problems: Problem[] = []
  const report = reportTo(problems, form.area)
  const text = textFromBytes(bytes, file, report)
  const root = text === undefined ? undefined : nodeFromYaml(text, file, report)
  const version = entry(root, 'assay')
  const number = numberOf(version) ?? 1
  if (version !== undefined && Number.isInteger(number) && number > 1) {
    report(
      'newer-version',
      version.at,
      `the file is of version ${number}, and this Assay reads version 1`,
      'update Assay',
    )
  }
  if (root === undefined || problems.length > 0) return { problems: inOrder(problems) }
  const value: unknown = root.value
  if (form.is(value)) return { value, root, problems: [] }
  reportFaults(form.faults(value), root, report)
  if (problems.length === 0) report('wrong-form', root.at, `${file} is no ${form.area} file of Assay`)
  return { problems: inOrder(problems) }
}
