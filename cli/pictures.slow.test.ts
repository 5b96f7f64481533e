import { expect, it } from 'vitest'
import { readSpec } from '../model/spec-file.ts'
import { characterPicture } from '../reports/html/pictures/characters.ts'
import { frontierPicture } from '../reports/html/pictures/frontier.ts'
import { runOn } from './drift.sample.ts'

const names = ['alibaba-mqtt', 'alibaba-apigateway', 'huawei-iam']

it.each(names)('draws nothing against the documents of a conforming %s, and both sides of each bound', async (name) => {
  const { spec } = await readSpec(`specs/${name}.yaml`)
  if (spec === undefined) throw new Error(`${name} cannot be read`)
  const [service] = (await runOn(spec, {})).services
  const odd = [
    ...(service?.frontiers.map((frontier) => frontierPicture(frontier).odd) ?? []),
    ...(service?.characters.map((map) => characterPicture(map).odd) ?? []),
  ]
  expect(odd.length).toBeGreaterThan(0)
  expect(odd.filter((text) => text !== '')).toEqual([])
  for (const { min, max, points } of service?.frontiers ?? []) {
    const accepted = points.filter((point) => point.accepted > 0).map((point) => point.length)
    const refused = points.filter((point) => point.refused > 0).map((point) => point.length)
    if (max !== undefined)
      expect([accepted, refused]).toEqual([expect.arrayContaining([max]), expect.arrayContaining([max + 1])])
    if (min !== undefined && min > 0)
      expect([accepted, refused]).toEqual([expect.arrayContaining([min]), expect.arrayContaining([min - 1])])
  }
})
