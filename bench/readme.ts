import { readFile, writeFile } from 'node:fs/promises'

const readme = new URL('./README.md', import.meta.url)

/** Puts a table between the markers that name it in README.md. */
export async function writeReadme(name: string, text: string): Promise<void> {
  const begin = `<!-- ${name}: written by the benchmark with --write -->`
  const end = `<!-- end of ${name} -->`
  const page = await readFile(readme, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) {
    throw new Error(`Expected ${begin} and ${end} in bench/README.md, and they are not there.`)
  }
  await writeFile(readme, `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`)
}
