import { existsSync, readFileSync } from 'node:fs'

/** It lies beside what serves it; the sources, run as they are, take the one that was built last. */
const BUNDLE = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/embed.js' : './embed.js',
  import.meta.url,
)

let text: string | undefined

/** `/embed.js`: the element `<ikusei-view>`, bundled for browsers; `null` where none was built. */
export function embedElement(): string | null {
  if (text === undefined && existsSync(BUNDLE)) text = readFileSync(BUNDLE, 'utf8')
  return text ?? null
}
