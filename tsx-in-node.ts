import { readFile } from 'node:fs/promises'
import { type LoadFnOutput, type LoadHookContext, register } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import { transformWithOxc } from 'vite'

// Node calls `load` in a thread of its own, which reads this file once more.
if (isMainThread) register(import.meta.url)

/** Lets node run the sources as they are: it strips types by itself, but knows no JSX. */
export async function load(
  url: string,
  context: LoadHookContext,
  next: (url: string, context: LoadHookContext) => LoadFnOutput | Promise<LoadFnOutput>,
): Promise<LoadFnOutput> {
  if (!url.endsWith('.tsx')) return next(url, context)
  const file = fileURLToPath(url)
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, {
    jsx: { runtime: 'automatic', importSource: 'preact' },
  })
  return { format: 'module', source: code, shortCircuit: true }
}
