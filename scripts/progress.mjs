// How a fetch is shown: one line that counts up on a terminal, a line now and then elsewhere.

/** Returns a function that shows how many of the expected jars there are. */
export function showJars(what, output = process.stderr) {
  let shown = 0
  return (jars, expected) => {
    const least = output.isTTY ? 1 : 50
    const isLast = jars === expected && shown !== expected
    if (jars - shown < least && !isLast) return
    shown = jars
    const line = `${what}: ${jars} of ${expected} jars`
    if (!output.isTTY) output.write(`${line}\n`)
    else output.write(`\r${line}${jars === expected ? '\n' : ''}`)
  }
}
