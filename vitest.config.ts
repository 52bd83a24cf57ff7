import { defineConfig } from 'vitest/config'

export default defineConfig({
  // One graphql: Vite would take its ESM build, while Node gives Pothos and Yoga the other one.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/neo4j-global-setup.ts'],
    // Neo4j Community has one database, and every test file fills it in its own way.
    fileParallelism: false,
    // A first start of Neo4j, the first plans of a JVM that is still cold, a machine that has other work.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
