import type { VNode } from 'preact'

/** What stands beside a page: where else one may look, in groups. */
export interface Beside {
  readonly label: string
  readonly links: readonly { readonly text: string; readonly href: string; readonly isHere: boolean }[]
}

/** Leads from a page to those beside it; not printed. */
export function Around({ groups }: { readonly groups: readonly Beside[] }): VNode {
  return (
    <header class="around">
      {groups.map(({ label, links }) => (
        <nav key={label} aria-label={label}>
          <span class="quiet" aria-hidden="true">
            {label}
          </span>
          <ul>
            {links.map(({ text, href, isHere }) => (
              <li key={href}>
                <a href={href} aria-current={isHere ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </header>
  )
}

/** How that looks. */
export const AROUND_RULES = `
.around{max-width:1180px;margin:0 auto 12px;display:grid;gap:6px}
.around nav{display:flex;gap:10px;align-items:baseline}
.around span{flex:none;min-width:3.2em;font-size:12px}
.around ul{display:flex;flex-wrap:wrap;gap:2px 4px;list-style:none;margin:0;padding:0}
.around a{display:inline-block;padding:2px 8px;min-height:24px;box-sizing:border-box;border-radius:6px;color:var(--link);text-decoration:none}
.around a:hover{text-decoration:underline}
.around a[aria-current]{background:var(--card);color:var(--text);font-weight:700;box-shadow:0 0 0 1px var(--line)}
.around a:focus-visible{outline:2px solid var(--link);outline-offset:1px}
@media print{.around{display:none}}
`
