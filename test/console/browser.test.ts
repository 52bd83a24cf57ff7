import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Console, openConsole } from '../../src/console.ts'
import { createLogger } from '../../src/log.ts'
import { loadSeeds } from '../../src/seeds.ts'
import { createServer } from '../../src/server.ts'
import { useGraph } from '../support/graph.ts'
import { type BuiltConsole, buildConsole } from './build-console.ts'
import { findChromium, startVisit, type Visit } from './chromium.ts'
import { type ConsolePage, openConsolePage, patiently } from './console-page.ts'
import { type Listening, listen } from './listen.ts'
import { readExampleFiles } from './read-example-files.ts'
import { type StepsServer, startStepsServer } from './steps-server.ts'

const chromium = findChromium()
const examples = readExampleFiles()
const log = createLogger('silent')

/** Words of the seed data, near the top of each example's answer. */
const wordsOfAnswers: Readonly<Record<string, string>> = {
  '01-who-is-this-officer': 'Metropolitan Police',
  '02-who-else': 'Wayne Couzens',
  '03-when': 'SENTENCED',
  '04-how-connected': 'David Carrick',
  '05-what-is-known-and-how-well': 'Gross misconduct (eight counts)',
  '06-what-changed': 'James Mason',
  '07-how-many-by-kind': 'Sergeant',
  '08-who-supervised': 'David Carrick',
  '09-what-was-overturned': 'GROSS_MISCONDUCT',
  '10-what-only-a-forum-says': 'ONLY_COMMENTARY',
  '11-who-says-so': 'Post 4',
  '12-charged-not-convicted': 'Jake Cummings',
  '13-the-thread': 'Can the (Met) police ever change?',
  '14-money-and-figures': '149000.00',
  '15-page-through-a-force': 'Metropolitan Police',
  '16-where-it-comes-from': 'Members of a forum',
}

describe.skipIf(chromium === undefined)(
  `the console in a browser${chromium ? '' : ' (not run: there is no `chromium` on the PATH)'}`,
  () => {
    let built: BuiltConsole
    let console: Console
    let visit: Visit
    let on: ConsolePage

    beforeAll(async () => {
      built = await buildConsole()
      console = await openConsole(built.folder)
    })

    afterAll(() => built?.remove())

    afterEach(async () => {
      await visit.context.close()
      expect(visit.foreignRequests).toEqual([])
      expect(visit.pageErrors).toEqual([])
    })

    async function visitFirst(origin: string): Promise<void> {
      visit = await startVisit(chromium ?? '', origin)
      on = await openConsolePage(await visit.context.newPage(), origin)
    }

    describe('with the seed data', () => {
      const graph = useGraph()
      let server: Listening

      beforeAll(async () => {
        await loadSeeds(graph, log)
        server = await listen(createServer({ config: readConfig({}), graph, log, console }))
      })
      afterAll(() => server?.close())
      beforeEach(() => visitFirst(server.origin))

      test('is called Warrant and opens with a tab for every example, in order', async () => {
        expect(await on.page.title()).toBe('Warrant')
        expect(await on.page.locator('.graphiql-logo').textContent()).toBe('Warrant')
        expect(await on.tabs.allInnerTexts()).toEqual(examples.map(operationOf))
        await on.page.getByRole('button', { name: 'Examples' }).click()
        expect(await on.page.getByRole('menuitem').allInnerTexts()).toEqual(
          examples.map(({ title }) => title),
        )
      })

      test('answers every example at a click, from the first visit on', async () => {
        expect(Object.keys(wordsOfAnswers)).toEqual(examples.map(({ name }) => name))
        for (const example of examples) {
          await on.openTab(operationOf(example))
          await on.see(on.query, example.title)
          if (example.variables) await on.see(on.variables, example.variables)

          const answered = on.page.waitForResponse((response) => isAnswer(response.request()))
          await on.execute()
          expect(await (await answered).json(), example.name).not.toHaveProperty('errors')
          await on.see(on.answer, wordsOfAnswers[example.name] ?? '')
        }
      })

      test('lets a reader browse what the schema says of itself', async () => {
        await on.page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
        const docs = on.page.locator('.graphiql-plugin')
        await docs.getByRole('link', { name: 'Allegation', exact: true }).click()
        await docs.getByText('One thing alleged against one officer.').waitFor()
        await docs.getByText('The officer that the allegation is made against.').waitFor()
      })

      test('says of a field what it means, and of a place what fits there', async () => {
        await on.openTab('WhoIsThisOfficer')
        await on.query.getByText('identification', { exact: true }).hover()
        await on.page.getByText('How far sources identify the officer.').waitFor()

        await on.query.getByText('rankFlags', { exact: true }).click()
        await on.page.keyboard.press('End')
        await on.page.keyboard.press('Enter')
        await on.page.keyboard.type('alleg')
        await on.page.keyboard.press('Control+Space')
        await on.page.locator('.suggest-widget', { hasText: 'allegations' }).waitFor()
      })

      test('runs what a visitor writes, and keeps it for the next visit', async () => {
        const [example] = examples
        await on.write('query Mine { units(first: 1) { nodes { label } } }')
        await on.execute()
        await on.see(on.answer, 'Metropolitan Police')
        await expect.poll(storedTabs, patiently).toContain('query Mine')

        await on.page.close()
        on = await openConsolePage(await visit.context.newPage(), server.origin)
        expect(await on.tabs.allInnerTexts()).toEqual([
          'Mine',
          ...examples.slice(1).map(operationOf),
        ])

        await on.openExample(example?.title ?? '')
        await expect.poll(() => on.tabs.count(), patiently).toBe(examples.length + 1)
        await on.see(on.query, example?.title ?? '')
      })

      test('opens an example where it still is, rather than a second time', async () => {
        const example = examples.find(({ variables }) => variables !== undefined)
        await on.openExample(example?.title ?? '')
        await on.see(on.query, example?.title ?? '')
        await on.see(on.variables, example?.variables ?? '')
        expect(await on.tabs.count()).toBe(examples.length)
      })

      test('says beside every answer how to weigh it', async () => {
        const ladder = on.page.getByRole('list', { name: 'Standing of a claim, weakest first' })
        expect(await ladder.locator('strong').allInnerTexts()).toEqual([
          'COMMENTARY',
          'REPORTED',
          'OFFICIAL',
          'ADJUDICATED',
        ])
        await on.page.getByText('An accusation is not a finding').waitFor()
      })

      test('says under every answer what it cost, and of one refused what to change', async () => {
        const cost = on.page.getByRole('region', { name: 'Cost of the answer' })
        await on.write('query Mine { units(first: 1) { nodes { label } } }')
        await on.execute()
        await expect
          .poll(() => cost.innerText(), patiently)
          .toMatch(/^1 node read by 1 statement in/)
        expect(await cost.innerText()).toContain('Cost at most 2 of 50,000')

        await on.write(
          'query Vast { units(first: 100) { nodes { officers(first: 100) { nodes { cases(first: 100) { nodes { id } } } } } } }',
        )
        await on.execute()
        await cost.getByText('`units.nodes.officers.nodes.cases` is most of it').waitFor()
        await on.see(on.answer, 'LIMIT_EXCEEDED')
      })

      test('comes with the headers that keep a page from speaking to anyone else', async () => {
        const page = await fetch(server.origin, { headers: { accept: 'text/html' } })
        const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? ''
        const asset = await fetch(new URL(script, server.origin))
        for (const { url, status, headers } of [page, asset]) {
          expect(status, url).toBe(200)
          expect(headers.get('content-security-policy'), url).toContain("default-src 'none'")
          expect(headers.get('x-content-type-options'), url).toBe('nosniff')
          expect(headers.get('referrer-policy'), url).toBe('no-referrer')
          expect(headers.get('x-request-id'), url).toMatch(/^[\w-]{36}$/)
        }
      })

      function storedTabs(): Promise<string> {
        return on.page.evaluate(() => localStorage.getItem('warrant:graphiql:tabState') ?? '')
      }
    })

    describe('with a subscription', () => {
      let server: StepsServer

      beforeAll(async () => {
        server = await startStepsServer(console)
      })
      afterAll(() => server?.close())
      beforeEach(() => visitFirst(server.origin))

      test('shows each event as it comes, until the reader stops it', async () => {
        await on.write('subscription Steps { steps }')
        await on.execute()
        await expect.poll(() => server.listeners.size, patiently).toBe(1)

        for (const step of [1, 2]) {
          for (const push of server.listeners) push(step)
          await on.see(on.answer, `"steps": ${step}`)
        }

        await on.page.getByRole('button', { name: /^Stop query/ }).click()
        await expect.poll(() => server.listeners.size, patiently).toBe(0)
      })

      test('says what is wrong with one that the server refuses', async () => {
        await on.write('subscription Steps { strides }')
        await on.execute()
        await on.see(on.answer, 'Cannot query field')
      })
    })
  },
)

/** The name of an example's operation, which its tab shows. */
function operationOf({ query }: { readonly query: string }): string {
  return /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? ''
}

/** Whether it was sent for the reader, rather than by the page to learn the schema. */
function isAnswer(request: { method(): string; postData(): string | null }): boolean {
  return request.method() === 'POST' && !request.postData()?.includes('IntrospectionQuery')
}
