/** Keeps the table of docs/architecture.md. It fails when it sees nothing, and each rule is shown to turn red. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { factsOf, sourceTexts } from './architecture-facts.ts'
import { folders, isTest, violationsIn } from './architecture-rules.ts'

const root = join(import.meta.dirname, '..')
const texts = sourceTexts(root)
const files = texts.map(factsOf)
const found = (path: string, text: string) => violationsIn([factsOf({ path, text })])

test('the whole project is seen', () => {
  expect(files.length).toBeGreaterThan(200)
  const seen = new Set(files.map((file) => file.path.split('/')[0]))
  expect(Object.keys(folders).filter((folder) => !seen.has(folder))).toEqual([])
  expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(files.length)
})

test('every folder keeps to its imports, its libraries, its size and its words', () => {
  expect(violationsIn(files)).toEqual([])
})

test('every dependency has a door', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const declared =
    typeof manifest === 'object' && manifest !== null && 'dependencies' in manifest ? manifest.dependencies : {}
  const doors = new Set(Object.values(folders).flatMap((folder) => folder.doors))
  expect(Object.keys(declared ?? {}).filter((name) => !doors.has(name))).toEqual([])
  expect(Object.keys(declared ?? {}).length).toBeGreaterThan(5)
})

describe('a planted violation turns it red', () => {
  test.each([
    ['model/a.ts', "import { b } from '../engine/b.ts'", 'model/a.ts: model/ may not import engine/'],
    ['mock/a.ts', "import { b } from '../checks/b.ts'", 'mock/a.ts: mock/ may not import checks/'],
    [
      'mock/replies/a.ts',
      "import type { B } from '../../generators/b.ts'",
      'mock/replies/a.ts: mock/ may not import generators/',
    ],
    ['engine/a.ts', "export * from '../reports/b.ts'", 'engine/a.ts: engine/ may not import reports/'],
    ['cli/a.ts', "const b = await import('../suites/b.ts')", 'cli/a.ts: nobody imports suites/'],
    ['cli/a.test.ts', "import '../interop/b.ts'", 'cli/a.test.ts: nobody imports interop/'],
    [
      'checks/a.ts',
      "import { b } from './b.sample.ts'",
      'checks/a.ts: imports checks/b.sample.ts, which serves tests alone',
    ],
    ['reports/a.ts', "import { request } from 'undici'", 'reports/a.ts: `undici` has no door in reports/'],
    ['checks/a.ts', "import { check } from 'fast-check'", 'checks/a.ts: `fast-check` has no door in checks/'],
    [
      'engine/a.ts',
      "import { serve } from '@hono/node-server/x'",
      'engine/a.ts: `@hono/node-server` has no door in engine/',
    ],
    ['engine/utils/a.ts', '', 'engine/utils/a.ts: `utils` names no subject'],
    ['engine/helpers.ts', '', 'engine/helpers.ts: `helpers` names no subject'],
    ['engine/a.ts', 'x\n'.repeat(201), 'engine/a.ts: has 201 lines, more than 200'],
    ['engine/a.ts', 'let a: any', 'engine/a.ts: uses `any`'],
    ['engine/a.ts', "const a = 'x-acs-action'", 'engine/a.ts: `x-acs-action` names a vendor outside protocols/'],
    ['engine/a.ts', 'const HuaweiThing = 1', 'engine/a.ts: `HuaweiThing` names a vendor outside protocols/'],
    ['mock/a.ts', 'const a = `${b}.aliyuncs.com`', 'mock/a.ts: `.aliyuncs.com` names a vendor outside protocols/'],
    ['mock/a.ts', "const a = body['RequestId']", 'mock/a.ts: `RequestId` names a vendor outside protocols/'],
    [
      'cli/a.ts',
      "const a = 'huawei-iam.example'\nconst b = 'ALIBABA_KEY'",
      'cli/a.ts: `ALIBABA_KEY` names a vendor outside protocols/',
    ],
    ['engine/a.ts', "const a = 'huawei-iam'", 'engine/a.ts: `huawei-iam` names a vendor outside protocols/'],
    ['engine/a.ts', 'const a = Math.random()', 'engine/a.ts: `Math.random` outside the places that own a clock'],
    ['engine/a.ts', 'const a = Date.now()', 'engine/a.ts: `Date.now` outside the places that own a clock'],
    ['engine/a.ts', 'const a = new Date()', 'engine/a.ts: `new Date()` outside the places that own a clock'],
  ])('%s with %j', (path, text, violation) => {
    expect(found(path, text)).toEqual([violation])
  })

  test.each([
    ['protocols/a.ts', "const a = 'x-acs-action'"],
    ['engine/a.ts', '// Alibaba, any, Math.random()'],
    ['engine/a.ts', 'const a = new Date(0), seenRequestIds = 1, requestId = 2'],
    ['engine/a.test.ts', "import { b } from '../reports/b.ts'\nimport { c } from 'hono'\nconst a = Date.now()"],
    ['targets/a.ts', 'const a = Date.now()'],
    ['cli/a.ts', "const a = 'assay explain alibaba-mqtt/CreateGroupId/response.RequestId specs/huawei-iam.yaml'"],
  ])('%s with %j is no violation', (path, text) => {
    expect(found(path, text)).toEqual([])
  })
})

test('tests and what serves them are told from the rest', () => {
  expect(
    ['a/b.test.ts', 'a/b.slow.test.tsx', 'a/b.suite.ts', 'a/b.sample.ts', 'a/b.fixture.ts', 'a/fixtures/b.ts'].every(
      isTest,
    ),
  ).toBe(true)
  expect(['a/test.ts', 'a/sample.ts', 'fixtures.ts'].some(isTest)).toBe(false)
})
