/** Ctrl-C and SIGTERM: once, and the run ends cleanly and reports; twice, and it stops now. */

/** A signal that is aborted at the first interruption. `release` gives the terminal back. */
export function interruption(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130)
    process.stderr.write(
      '\nInterrupted: cleaning up and writing the report. Press Ctrl-C again to stop now; `assay cleanup` then finishes the clean-up.\n',
    )
    controller.abort(new Error('interrupted'))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
