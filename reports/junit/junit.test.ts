import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { CONTEXT, EVERYTHING } from '../fixtures/everything.ts'
import { goodRun, runOf } from '../fixtures/run.ts'
import { serviceOf } from '../fixtures/service.ts'
import { junit } from './junit.ts'

const schema = await readFile(new URL('../schemas/junit-10.xsd', import.meta.url), 'utf8')

async function problemsOf(xml: string): Promise<readonly string[]> {
  const result = await validateXML({
    xml: [{ fileName: 'junit.xml', contents: xml }],
    schema: [{ fileName: 'junit-10.xsd', contents: schema }],
  })
  return result.errors.map((error) => error.message)
}

describe('junit', () => {
  it('is valid for a run with everything in it', async () => {
    expect(await problemsOf(junit.render(EVERYTHING, CONTEXT))).toEqual([])
    expect(await problemsOf(junit.render(goodRun(), {}))).toEqual([])
  })

  it('is held against a schema that can refuse', async () => {
    const xml = junit.render(goodRun(), {})
    expect(await problemsOf(xml.replace('<testcase ', '<testcase colour="red" '))).not.toEqual([])
    expect(await problemsOf(xml.replaceAll(' classname=', ' className='))).not.toEqual([])
  })

  it('keeps failure, error and skipped apart', () => {
    const xml = junit.render(EVERYTHING, CONTEXT)
    expect(xml).toContain('<testsuites name="assay" tests="12" failures="3" errors="4">')
    expect(xml.match(/<skipped\/>/g)).toHaveLength(2)
    expect(xml).toMatch(/<error message="The target answered 503.* type="inconclusive"\/>/)
    expect(xml).toContain(
      '<testcase classname="example-groups.CreateGroup" name="example-groups/CreateGroup/name.required"/>',
    )
  })

  it('has an error for what was not even tried', () => {
    for (const empty of [
      runOf([]),
      runOf([serviceOf([])]),
      runOf([serviceOf([], { stopped: 'x' })]),
      { ...goodRun(), interrupted: true },
    ]) {
      expect(junit.render(empty, {})).toMatch(/<error message="[^"]+" type="could not tell"\/>/)
    }
  })

  it('holds no element that the target sent', () => {
    const xml = junit.render(EVERYTHING, CONTEXT).replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')
    expect(xml).not.toMatch(/<(?:script|img)/)
    expect(xml.match(/<failure/g)).toHaveLength(3)
  })
})
