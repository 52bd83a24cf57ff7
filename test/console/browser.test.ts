import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openConsole } from '../../src/console.ts'
import { type BuiltConsole, buildConsole } from './build-console.ts'
import { findChromium, startVisit, type Visit } from './chromium.ts'
import { readExampleFiles } from './read-example-files.ts'
import { type SmallServer, startSmallServer } from './small-server.ts'

const chromium = findChromium()
const examples = readExampleFiles()

describe.skipIf(chromium === undefined)(
  `the console in a browser${chromium ? '' : ' (not run: there is no `chromium` on the PATH)'}`,
  () => {
    let built: BuiltConsole
    let server: SmallServer
    let visit: Visit
    let page: Page

    beforeAll(async () => {
      built = await buildConsole()
      server = await startSmallServer(await openConsole(built.folder))
    })

    afterAll(async () => {
      await server?.close()
      await built?.remove()
    })

    beforeEach(async () => {
      visit = await startVisit(chromium ?? '', server.origin)
      page = await visit.context.newPage()
      await open(page)
    })

    afterEach(async () => {
      await visit.context.close()
      expect(visit.foreignRequests).toEqual([])
      expect(visit.pageErrors).toEqual([])
    })

    /** Goes to the root, as a person would, and waits for the editors and the schema. */
    async function open(tab: Page): Promise<void> {
      await tab.goto(server.origin)
      await tab.locator('.graphiql-query-editor .view-line').first().waitFor()
      await tab.locator('.graphiql-response .monaco-editor').waitFor()
    }

    function tabs(): Locator {
      return page.getByRole('button').and(page.locator('.graphiql-tab-button'))
    }

    /** Writes over what the first tab holds. GraphiQL has taken it in when the tab has its name. */
    async function write(query: string): Promise<void> {
      await page.locator('.graphiql-query-editor .monaco-editor').click()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(query)
      const name = /^\w+ (\w+)/.exec(query)?.[1]
      await expect.poll(() => tabs().first().textContent()).toBe(name)
    }

    async function execute(): Promise<void> {
      await page.getByRole('button', { name: /^Execute query/ }).click()
    }

    async function seeInResponse(text: string): Promise<void> {
      await page.locator('.graphiql-response .view-lines', { hasText: text }).waitFor()
    }

    test('is called Warrant and opens with a tab for every example, in order', async () => {
      expect(await page.title()).toBe('Warrant')
      expect(await page.locator('.graphiql-logo').textContent()).toBe('Warrant')
      expect(await tabs().allInnerTexts()).toEqual(
        examples.map(({ query }) => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1]),
      )
    })

    test('runs an example at a click and shows the answer', async () => {
      await execute()
      await seeInResponse('"__schema"')
    })

    test('runs what a visitor writes', async () => {
      await write('query Hello { greeting(name: "Ada") }')
      await execute()
      await seeInResponse('Good day, Ada.')
    })

    test('lets a reader browse what the schema says of itself', async () => {
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
      const docs = page.locator('.graphiql-plugin')
      await docs.getByRole('link', { name: 'Query' }).click()
      await docs.getByText('Greets whoever is named.').waitFor()
    })

    test('shows each event of a subscription as it comes, until the reader stops it', async () => {
      await write('subscription Steps { steps }')
      await execute()
      await expect.poll(() => server.listeners.size).toBe(1)

      for (const step of [1, 2]) {
        for (const push of server.listeners) {
          push(step)
        }
        await seeInResponse(`"steps": ${step}`)
      }

      await page.getByRole('button', { name: /^Stop query/ }).click()
      await expect.poll(() => server.listeners.size).toBe(0)
    })

    test('says what is wrong with a subscription that the server refuses', async () => {
      await write('subscription Steps { strides }')
      await execute()
      await seeInResponse('Cannot query field')
    })

    test('keeps what a returning visitor wrote, and gives the examples back on request', async () => {
      const [example] = examples
      await write('query Mine { greeting(name: "Grace") }')
      await expect.poll(() => storedTabs()).toContain('query Mine')

      await page.close()
      page = await visit.context.newPage()
      await open(page)
      expect(await tabs().first().textContent()).toBe('Mine')
      expect(await tabs().count()).toBe(examples.length)

      await page.getByRole('button', { name: 'Examples' }).click()
      await page.getByRole('menuitem', { name: example?.title ?? '' }).click()
      await expect.poll(() => tabs().count()).toBe(examples.length + 1)
      await page.locator('.graphiql-query-editor', { hasText: example?.title ?? '' }).waitFor()
    })

    test('opens an example where it still is, rather than a second time', async () => {
      const last = examples.at(-1)?.title ?? ''
      await page.getByRole('button', { name: 'Examples' }).click()
      await page.getByRole('menuitem', { name: last }).click()

      await page.locator('.graphiql-query-editor', { hasText: last }).waitFor()
      expect(await tabs().count()).toBe(examples.length)
    })

    test('says beside every answer how to weigh it', async () => {
      const ladder = page.getByRole('list', { name: 'Standing of a claim, weakest first' })
      expect(await ladder.locator('strong').allInnerTexts()).toEqual([
        'COMMENTARY',
        'REPORTED',
        'OFFICIAL',
        'ADJUDICATED',
      ])
      await page.getByText('An accusation is not a finding').waitFor()
    })

    function storedTabs(): Promise<string> {
      return page.evaluate(() => localStorage.getItem('warrant:graphiql:tabState') ?? '')
    }
  },
)
