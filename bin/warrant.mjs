#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { requireNode } from '../scripts/requirements.mjs'

try {
  requireNode()
  if (!existsSync(new URL('../node_modules/tsx', import.meta.url))) {
    throw new Error(
      "The packages are not installed. Run 'npm ci' first, or 'npm start', which does.",
    )
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

const { register } = await import('tsx/esm/api')
register()
const { main } = await import('../src/cli.ts')
await main(process.argv)
