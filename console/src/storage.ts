const PREFIX = 'warrant:'

/** How a first visit differs from GraphiQL's own: the query gets more of the height, variables less. */
const DEFAULTS: Readonly<Record<string, string>> = { 'graphiql:secondaryEditorFlex': '9' }

/**
 * The browser's storage for this console alone. GraphiQL names its keys `graphiql:…`, so without
 * this every GraphiQL ever opened at the same address and port would share its tabs with ours.
 */
export const consoleStorage = {
  getItem: (key: string): string | null =>
    localStorage.getItem(PREFIX + key) ?? DEFAULTS[key] ?? null,
  setItem: (key: string, value: string): void => localStorage.setItem(PREFIX + key, value),
  removeItem: (key: string): void => localStorage.removeItem(PREFIX + key),
  clear: (): void => {
    for (const key of ownKeys()) {
      localStorage.removeItem(key)
    }
  },
  get length(): number {
    return ownKeys().length
  },
}

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
}
