import { defineConfig } from 'vitest/config'

export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src/main.ts', 'xlsx-worker': 'src/sources/xlsx/worker.ts' },
      // The worker is found beside the file that starts it.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  // One file with everything in it starts in a third of the time, and needs no node_modules beside it.
  ssr: { noExternal: true },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Libraries load graphql as CommonJS; a second copy beside it would not know their types.
    alias: [{ find: /^graphql$/u, replacement: 'graphql/index.js' }],
  },
})
