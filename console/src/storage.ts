const PREFIX = 'warrant:'

/**
 * The browser's storage for this console alone. GraphiQL names its keys `graphiql:…`, so without
 * this every GraphiQL ever opened at the same address and port would share its tabs with ours.
 */
export const consoleStorage = {
  getItem: (key: string): string | null => localStorage.getItem(PREFIX + key),
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

/** Whether this browser holds tabs of an earlier visit. */
export function hasStoredTabs(): boolean {
  return consoleStorage.getItem('graphiql:tabState') !== null
}

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
}
