import { createServer, type RequestListener } from 'node:http'

export interface Listening {
  readonly origin: string
  close(): Promise<void>
}

/** Puts a handler behind a socket of this machine, at a port that is free. */
export async function listen(handler: RequestListener): Promise<Listening> {
  const server = createServer(handler)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new Error(`Expected a TCP address of the server, got ${JSON.stringify(address)}.`)
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
