/**
 * Runs `tidy` when the user stops the command (Ctrl-C, SIGTERM), then ends the process with 130, as shells
 * expect. Gives the function that ends the watch.
 */
export function onStop(tidy: () => Promise<void>): () => void {
  const stop = () => void tidy().finally(() => process.exit(130))
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
