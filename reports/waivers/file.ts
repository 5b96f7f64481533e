/** Reads a file of waivers. All that is wrong with it becomes problems with places, and then there are no waivers. */
import type { Problem } from '../../model/problem.ts'
import { readYamlBytes, readYamlFile } from '../../model/yaml-file.ts'
import type { YamlReading } from '../../model/yaml-file.ts'
import { waiverForm } from './form.ts'
import type { WaiverFile } from './form.ts'
import type { Waiver } from './waiver.ts'

export type WaiversReading =
  | { readonly waivers: readonly Waiver[]; readonly problems: readonly [] }
  | { readonly waivers?: undefined; readonly problems: readonly Problem[] }

export async function readWaivers(file: string): Promise<WaiversReading> {
  return placed(await readYamlFile(file, waiverForm), file)
}

/** The same for bytes that are there already. */
export function readWaiverBytes(bytes: Uint8Array, file: string): WaiversReading {
  return placed(readYamlBytes(bytes, file, waiverForm), file)
}

function placed(reading: YamlReading<WaiverFile>, file: string): WaiversReading {
  if (reading.value === undefined) return { problems: reading.problems }
  const list = reading.root.entries.get('waivers')
  const waivers = reading.value.waivers.map((waiver, index) => ({
    ...waiver,
    at: list?.items[index]?.at ?? { file, line: 1, column: 1 },
  }))
  return { waivers, problems: [] }
}
