import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserError } from '../../user-error.ts'

const CHUNK_BYTES = 256 * 1024

/**
 * The bytes of a file, unpacked where it is gzipped (its first bytes tell, not its name).
 *
 * @param onBytes is told how many bytes of the file itself have been read.
 * @throws UserError where it cannot be read, or its gzip is broken or cut short.
 */
export async function* readBytes(
  file: string,
  shownAs: string,
  onBytes?: (read: number) => void,
): AsyncGenerator<Buffer> {
  const isPacked = await isGzip(file, shownAs)
  const source = createReadStream(file, { highWaterMark: CHUNK_BYTES })
  if (onBytes) {
    source.on('data', (chunk) => onBytes(chunk.length))
  }
  const gunzip = isPacked ? createGunzip({ chunkSize: CHUNK_BYTES }) : null
  // Errors reach the reader through the last stream; the callback only keeps them from being thrown twice.
  if (gunzip) pipeline(source, gunzip, () => undefined)
  let unpacked = 0
  try {
    for await (const chunk of gunzip ?? source) {
      unpacked += chunk.length
      yield chunk
    }
  } catch (error) {
    throw new UserError(explain(error, shownAs, isPacked, unpacked))
  } finally {
    source.destroy()
  }
}

/** Whether a file begins as gzip does. Throws UserError where it cannot be read. */
export async function isGzip(file: string, shownAs: string): Promise<boolean> {
  const [first, second] = await readFirst(file, shownAs, 2)
  return first === 0x1f && second === 0x8b
}

async function readFirst(file: string, shownAs: string, bytes: number): Promise<Buffer> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new UserError(explain(error, shownAs, false, 0))
  }
}

function explain(error: unknown, file: string, isPacked: boolean, unpacked: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const why = error instanceof Error ? error.message : String(error)
  if (isPacked && (code.startsWith('Z_') || /unexpected end of file/.test(why))) {
    return `${file}: its gzip is broken or cut short after ${unpacked} bytes of content (${why}). Get the file again; nothing of it was imported.`
  }
  return `${file} cannot be read (${code || why}).`
}
