import path from 'node:path'
import { STANDARD_INPUT } from './list-files.ts'

/** A folder for the refused rows of some files: each gets a file of its own in it, and nothing outside is touched. */
export class RejectsFolder {
  readonly #folder: string
  readonly #taken: Set<string>

  /** @param read files that are being read, which may be refused rows that stand in this very folder. */
  constructor(folder: string, read: readonly string[] = []) {
    this.#folder = path.resolve(folder)
    this.#taken = new Set(read.map((file) => path.resolve(file)))
  }

  /**
   * Where to write what is refused of a file: `data/officers.csv.gz` → `data/officers.refused.csv`. Of a
   * file that lies elsewhere (`../../officers.csv`) its name alone counts; one whose name is taken
   * (`officers.xlsx`) gets a number.
   */
  place(file: string, ending: string): string {
    const plain = file === STANDARD_INPUT ? 'standard-input' : file.replace(/\.gz$/i, '')
    const { dir, name } = path.parse(path.normalize(plain))
    const isElsewhere = path.isAbsolute(dir) || dir.split(path.sep).includes('..')
    const base = path.join(this.#folder, isElsewhere ? '' : dir, name.replace(/\.refused$/, ''))
    let target = `${base}.refused.${ending}`
    for (let number = 2; this.#taken.has(target); number++) {
      target = `${base}-${number}.refused.${ending}`
    }
    if (!target.startsWith(this.#folder + path.sep)) {
      throw new Error(
        `Refused rows of ${file} would be written to ${target}, outside their folder.`,
      )
    }
    this.#taken.add(target)
    return target
  }
}
