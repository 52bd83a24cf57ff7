import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** How long to wait for what comes in a moment, on a machine that has other work. */
export const patiently = { timeout: 60_000 } as const

/** The console in a tab of a browser, by what a person sees and does there. */
export interface ConsolePage {
  readonly page: Page
  /** Tabs of operations, in order. */
  readonly tabs: Locator
  readonly query: Locator
  readonly variables: Locator
  readonly answer: Locator
  openTab(name: string): Promise<void>
  openExample(title: string): Promise<void>
  /** Writes over what the open tab holds, which is the first. */
  write(query: string): Promise<void>
  execute(): Promise<void>
  see(editor: Locator, text: string): Promise<void>
}

/** Goes to the root, as a person would, and waits for the editors. */
export async function openConsolePage(page: Page, origin: string): Promise<ConsolePage> {
  const tabs = page.getByRole('button').and(page.locator('.graphiql-tab-button'))
  const query = page.locator('.graphiql-query-editor .view-lines')
  const variables = page.locator('.graphiql-editor-tool .view-lines').first()
  const answer = page.locator('.graphiql-response .view-lines')
  await page.goto(origin)
  await query.locator('.view-line').first().waitFor()
  await answer.waitFor()
  return {
    page,
    tabs,
    query,
    variables,
    answer,
    openTab: (name) => tabs.filter({ hasText: name }).click(),
    async openExample(title) {
      await page.getByRole('button', { name: 'Examples' }).click()
      await page.getByRole('menuitem', { name: title, exact: true }).click()
    },
    async write(text) {
      await page.locator('.graphiql-query-editor .monaco-editor').click()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(text)
      // GraphiQL has taken it in when the tab has its name.
      const name = /^\w+ (\w+)/.exec(text)?.[1]
      await expect.poll(() => tabs.first().textContent(), patiently).toBe(name)
    },
    execute: () => page.getByRole('button', { name: /^Execute query/ }).click(),
    see: (editor, text) => editor.filter({ hasText: text }).waitFor(),
  }
}
