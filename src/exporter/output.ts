import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'

/** Text that goes somewhere, no quicker than it is taken there. */
export interface Output {
  write(text: string): Promise<void>
  close(): Promise<void>
}

/** Characters that are gathered before they are written: a write a line is slow. */
const GATHERED = 1 << 16

/** A file, made anew, with the folders that it lies in. Throws what the file system does. */
export async function openFile(file: string): Promise<Output> {
  await mkdir(path.dirname(file), { recursive: true })
  const stream = createWriteStream(file)
  await once(stream, 'open')
  return gather(stream, async () => {
    stream.end()
    await once(stream, 'close')
  })
}

/** Standard output, which stays open. */
export function standardOutput(): Output {
  return gather(process.stdout, async () => {})
}

function gather(stream: NodeJS.WritableStream, end: () => Promise<void>): Output {
  let waiting = ''
  const send = async () => {
    const text = waiting
    waiting = ''
    if (text !== '' && !stream.write(text)) await once(stream, 'drain')
  }
  return {
    async write(text) {
      waiting += text
      if (waiting.length >= GATHERED) await send()
    },
    async close() {
      await send()
      await end()
    },
  }
}
