import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/neo4j-global-setup.ts'],
    // Neo4j Community has one database, and every test file fills it in its own way.
    fileParallelism: false,
    // A first start of Neo4j, the first plans of a JVM that is still cold, a machine that has other work.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
