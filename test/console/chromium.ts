import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

/** As Debian, Ubuntu and Google name it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Path of the Chromium on the PATH; undefined where there is none.
 *
 * @throws in CI, where a test that is skipped would go unnoticed
 */
export function findChromium(): string | undefined {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable)
  if (path === undefined && process.env.CI === 'true') {
    throw new Error(
      'The console is tested in a real browser, and there is no `chromium` on the PATH. ' +
        'Install it, on Debian with `apt-get install chromium`.',
    )
  }
  return path
}

/** A browser without a past, and what it did that it should not have. */
export interface Visit {
  readonly context: BrowserContext
  /** URLs asked of anyone but `origin`. They were refused. */
  readonly foreignRequests: readonly string[]
  /** Errors on the page's console; what the Content-Security-Policy refuses is among them. */
  readonly pageErrors: readonly string[]
}

/** Starts a browser that reaches `origin` and nothing else. Closing its context ends it. */
export async function startVisit(executablePath: string, origin: string): Promise<Visit> {
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: true,
    args: ARGUMENTS,
    viewport: { width: 1440, height: 900 },
  })
  context.setDefaultTimeout(60_000)
  const foreignRequests: string[] = []
  const pageErrors: string[] = []
  await context.route('**/*', async (route) => {
    const url = route.request().url()
    if (new URL(url).origin === origin) {
      await route.continue()
    } else {
      foreignRequests.push(url)
      await route.abort()
    }
  })
  context.on('weberror', (error) => pageErrors.push(error.error().message))
  context.on('console', (message) => {
    if (message.type() === 'error') {
      pageErrors.push(message.text())
    }
  })
  return { context, foreignRequests, pageErrors }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
