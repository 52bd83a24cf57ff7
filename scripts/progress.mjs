// How a fetch is shown: one line that counts up on a terminal, a line now and then elsewhere.

/** Returns a function that shows how many of the expected jars there are. */
export function showJars(what, output = process.stderr) {
  const every = output.isTTY ? 1 : 50
  let shown = -1
  return (jars, expected) => {
    if (jars === shown || (jars % every !== 0 && jars !== expected)) return
    shown = jars
    const line = `${what}: ${jars} of ${expected} jars`
    if (!output.isTTY) output.write(`${line}\n`)
    else output.write(`\r${line}${jars === expected ? '\n' : ''}`)
  }
}
