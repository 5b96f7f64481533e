/**
 * The rules of docs/architecture.md as data, and what breaks them.
 *
 * Test files and what only they use (`*.sample.ts`, `*.fixture.ts`, `fixtures/`) may import from any folder and any library; they
 * keep to the size, and nobody imports them.
 */
import { posix } from 'node:path'
import type { Facts } from './architecture-facts.ts'

type Folder = { readonly imports: readonly string[]; readonly doors: readonly string[] }

/** Who may import whom, and which library has its door where. Every folder may import from itself. */
export const folders: Readonly<Record<string, Folder>> = {
  model: { imports: [], doors: ['yaml', 'ajv', 'ajv-formats'] },
  generators: { imports: ['model'], doors: ['fast-check'] },
  protocols: { imports: ['model'], doors: ['fast-xml-parser'] },
  checks: { imports: ['model'], doors: ['ajv', 'ajv-formats'] },
  targets: { imports: ['model'], doors: ['undici', 'p-limit'] },
  engine: { imports: ['model', 'generators', 'protocols', 'checks', 'targets'], doors: ['fast-check'] },
  reports: {
    imports: ['model'],
    doors: [
      'junit-report-builder',
      'ctrf',
      'sarif',
      'preact',
      'preact-render-to-string',
      '@observablehq/plot',
      'linkedom',
      'picocolors',
    ],
  },
  mock: { imports: ['model', 'protocols'], doors: ['hono', '@hono/node-server', 'ajv', 'ajv-formats'] },
  suites: { imports: ['model', 'engine', 'targets', 'protocols', 'mock', 'reports'], doors: ['vitest'] },
  cli: {
    imports: ['model', 'generators', 'protocols', 'checks', 'targets', 'engine', 'reports', 'mock'],
    doors: ['commander', 'picocolors'],
  },
  bench: {
    imports: ['model', 'generators', 'protocols', 'checks', 'targets', 'engine', 'reports', 'mock', 'cli'],
    doors: ['undici', 'fast-check', '@observablehq/plot', 'linkedom'],
  },
  docs: { imports: [], doors: ['typescript'] },
  interop: { imports: [], doors: [] },
}

const ceiling = 200
const junkDrawers = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'core', 'lib', 'misc'])
const vendors = [/alibaba|aliyun|huawei|keystone|openstack|\bacs3?\b/i, /\bRequestId\b/]

/** Names of authentication schemes, which specs use; they are data to all but protocols/. */
const schemes = new Set(['acs3-hmac-sha256'])
/** Services that ship, and their clauses: help texts and suites name them as any user would. */
const shippedSpec = /\b(alibaba-mqtt|alibaba-apigateway|huawei-iam|openstack-keystone)\b(\/[\w.[\]]+)*/g
const namesSpecs = /^(cli|suites|bench)\//
const clocks = [/^targets\//, /^cli\//, /^bench\//, /^mock\/server\.ts$/]

/** Tells whether a file is a test or serves tests alone. */
export function isTest(path: string): boolean {
  return /\.(test|suite|sample|fixture)\.tsx?$|\/fixtures\//.test(path)
}

/** All that breaks a rule, one sentence each with the file first. */
export function violationsIn(files: readonly Facts[]): readonly string[] {
  return files.flatMap((file) => [
    ...(file.lines > ceiling ? [`${file.path}: has ${file.lines} lines, more than ${ceiling}`] : []),
    ...file.path
      .split(/[/.]/)
      .filter((part) => junkDrawers.has(part))
      .map((part) => `${file.path}: \`${part}\` names no subject`),
    ...(file.usesAny ? [`${file.path}: uses \`any\``] : []),
    ...file.imports.flatMap((name) => importViolation(file.path, name)),
    ...(isTest(file.path) ? [] : [...vendorViolations(file), ...clockViolations(file)]),
  ])
}

function importViolation(path: string, name: string): readonly string[] {
  const from = path.split('/')[0] ?? ''
  const rules = folders[from]
  if (name.startsWith('node:') || name === 'vitest/config') return []
  if (!name.startsWith('.')) {
    const library = name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/')
    const open = isTest(path) || from === 'interop' || rules === undefined || rules.doors.includes(library)
    return open ? [] : [`${path}: \`${library}\` has no door in ${from}/`]
  }
  const target = posix.join(posix.dirname(path), name)
  const to = target.split('/')[0] ?? ''
  if (to !== from && (to === 'suites' || to === 'interop')) return [`${path}: nobody imports ${to}/`]
  if (isTest(path)) return []
  // Benches look at pages in the browser that the tests use.
  if (isTest(target) && from !== 'bench') return [`${path}: imports ${target}, which serves tests alone`]
  const open =
    to === from || rules === undefined || from === 'interop' || rules.imports.includes(to) || !(to in folders)
  return open ? [] : [`${path}: ${from}/ may not import ${to}/`]
}

function vendorViolations(file: Facts): readonly string[] {
  if (/^((protocols|interop|docs)\/|vitest\.config)/.test(file.path)) return []
  const isFreeToName = namesSpecs.test(file.path)
  const names = (word: string): boolean => vendors.some((vendor) => vendor.test(word)) && !schemes.has(word)
  const named = file.words.filter((word) => names(isFreeToName ? word.replaceAll(shippedSpec, '') : word))
  return [...new Set(named)].map((word) => `${file.path}: \`${word.slice(0, 60)}\` names a vendor outside protocols/`)
}

function clockViolations(file: Facts): readonly string[] {
  if (clocks.some((place) => place.test(file.path))) return []
  return [...new Set(file.impure)].map((call) => `${file.path}: \`${call}\` outside the places that own a clock`)
}
