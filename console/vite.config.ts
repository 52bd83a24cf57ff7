import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // The page is answered at /graphql and its files below it: src/console.ts.
  base: '/graphql/',
  build: {
    target: 'es2022',
    emptyOutDir: true,
    // Fonts and icons stay files: the page's Content-Security-Policy allows no font from a data: URL.
    assetsInlineLimit: 0,
    // Monaco is one large chunk whatever one does; it is fetched once and kept by its hash.
    chunkSizeWarningLimit: 4_000,
    // React libraries mark modules "use client", which says nothing to a bundle for the browser.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: 'es' },
})
