import { defineConfig } from 'vitest/config'

const folders = '{model,generators,protocols,checks,targets,engine,mock,reports,cli,docs,suites,bench}'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // For machines that do something else as well.
          testTimeout: 30_000,
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.slow.test.ts', '**/*.interop.test.ts'],
        },
      },
      // Whole programs, browsers and thousands of samples: minutes, not seconds.
      { test: { name: 'slow', include: [`${folders}/**/*.slow.test.ts`], testTimeout: 240_000, hookTimeout: 120_000 } },
      // One test per clause, against the mock or ASSAY_TARGET.
      { test: { name: 'conformance', include: ['suites/**/*.suite.ts'], testTimeout: 240_000, hookTimeout: 240_000 } },
      // Vendor SDKs.
      {
        test: {
          name: 'interop',
          include: ['**/*.interop.test.ts'],
          exclude: ['node_modules/**', '**/live-*.interop.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // The SDKs are CommonJS; their default import is what Node and TypeScript say that it is.
          deps: { interopDefault: false },
        },
      },
      // A live Keystone, which is brought up for them. One file after the other: they share it.
      {
        test: {
          name: 'live',
          include: ['**/live-*.interop.test.ts'],
          exclude: ['node_modules/**'],
          globalSetup: ['interop/keystone/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 480_000,
          hookTimeout: 240_000,
          deps: { interopDefault: false },
        },
      },
    ],
  },
})
