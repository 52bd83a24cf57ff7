import type { IncomingMessage, ServerResponse } from 'node:http'
import { host, openDriver, readSettings } from './host.ts'
import { isOperation, statementRunner } from './statement.ts'

// The least there can be: a request names its operation, one statement answers it, JSON goes back.
const settings = readSettings()
const runner = statementRunner(openDriver(settings), settings)

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { operation, variables } = JSON.parse(Buffer.concat(chunks).toString())
  if (!isOperation(operation)) {
    response.writeHead(400).end()
    return
  }
  const body = JSON.stringify({ data: await runner.run(operation, variables) })
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

host(
  (request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  },
  () => runner.statements,
)
