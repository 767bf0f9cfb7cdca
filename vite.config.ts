import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  builder: {
    // What is served to browsers is laid beside what serves it, which empties the folder first.
    buildApp: async (builder) => {
      for (const name of ['ssr', 'client'] as const) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  environments: {
    ssr: {
      build: {
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: { main: 'src/main.ts', 'xlsx-worker': 'src/sources/xlsx/worker.ts' },
          // The worker is found beside the file that starts it.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
    client: {
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: { embed: 'src/dashboards/embed-element.tsx' },
          output: { format: 'iife', entryFileNames: '[name].js' },
        },
      },
    },
  },
  // One file with everything in it starts in a third of the time, and needs no node_modules beside it.
  ssr: { noExternal: true },
  test: {
    include: ['tests/**/*.test.ts'],
    // No file changes what others see: modules are loaded once a worker, not once a file.
    isolate: false,
    // Threads that read and write files start from source: compiled before, none loads the compiler, whose WebAssembly V8
    // loses track of where many threads come and go (“jit_page.has_value()”).
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'ikusei-compiled') },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Libraries load graphql as CommonJS; a second copy beside it would not know their types.
    alias: [{ find: /^graphql$/u, replacement: 'graphql/index.js' }],
  },
})
