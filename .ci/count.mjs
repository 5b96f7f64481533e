/**
 * Adds up vitest's JSON reports and prints `N passed, N failed`.
 *
 * A report that is not there, or a file that failed outside its tests, counts as one failure: what did not run did
 * not pass. Exits 1 when anything failed or nothing passed.
 */
import { existsSync, readFileSync } from 'node:fs'

const totals = { passed: 0, failed: 0, skipped: 0 }
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    totals.failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  totals.passed += report.numPassedTests
  totals.failed += report.numFailedTests + broken.length
  totals.skipped += report.numPendingTests + report.numTodoTests
}
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0
