import { type Mode, PLAIN_THEME, RAMP, type Shade, type Theme } from './colours.ts'
import { paints } from './paints.ts'
import { NARROW_RULES, VIEW_RULES } from './view-rules.ts'

/** How a page is lit: as the reader's machine is, or one way whatever it is. */
export type Lighting = Mode | 'auto'

const shadeColours = ({ tokens, ramp }: Shade): readonly (readonly [name: string, colour: string])[] => [
  ...Object.entries(tokens),
  ...ramp.flatMap(
    ({ ground, text }, step) => [[`g${step}`, ground] as const, [`t${step}`, text] as const] as const,
  ),
]

const variables = (shade: Shade): string =>
  shadeColours(shade)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')

/** Every colour of a text or a ground is set here, by class. */
const painted = Object.entries(paints('light'))
  .map(([name, { text, ground }]) => {
    const of = (part: string, letter: string) => (part.startsWith('#') ? `${letter}${name.slice(1)}` : part)
    return `.${name}{${text ? `color:var(--${of(text, 't')});` : ''}${ground ? `background:var(--${of(ground, 'g')})` : ''}}`
  })
  .join('\n')

/** The rule of one lighting, and of paper, which is always light. */
export function lighting(mode: Lighting, theme: Theme = PLAIN_THEME, root = ':root'): string {
  const dark = `${root}{color-scheme:dark;${variables(theme.dark)}}`
  const screen =
    mode === 'auto'
      ? `@media screen and (prefers-color-scheme:dark){${dark}}`
      : mode === 'dark'
        ? `@media screen{${dark}}`
        : ''
  return `${root}{color-scheme:light;${variables(theme.light)}}\n${screen}`
}

/** Signs drawn as SVG, in a page and in a picture file alike. */
export const SIGN_STYLES = `.f-bar{fill:var(--bar)}.f-mark{fill:var(--mark)}.f-card{fill:var(--card)}.f-grey{fill:var(--grey)}.f-edge{fill:var(--edge)}.f-text{fill:var(--text)}.f-quiet{fill:var(--quiet)}.f-line{fill:var(--line)}
.k-mark{fill:none;stroke:var(--mark);stroke-width:2}.k-text{fill:none;stroke:var(--text);stroke-width:2}.k-edge{fill:none;stroke:var(--edge);stroke-width:1}.k-bar{fill:none;stroke:var(--bar);stroke-width:1.5}.k-card{fill:none;stroke:var(--card);stroke-width:2}.dash{stroke-dasharray:3 2}`

/**
 * Everything a picture file needs: it stands alone. Its colours are written out, for what slides and letters are made with
 * knows no custom properties and would paint everything black; nor does it know media, but passes over `:root`.
 */
export function pictureStyles(mode: Lighting): string {
  const { light, dark } = PLAIN_THEME
  const where = { light: null, dark: 'screen', auto: 'screen and (prefers-color-scheme:dark)' }[mode]
  const inDark = writtenOut(dark).replace(/[.\w-]+(?=\{)/gu, ':root $&')
  return `text{font-family:${FONTS}}.mark{font-weight:700}
${writtenOut(light)}${where === null ? '' : `\n@media ${where}{${inDark}}`}`
}

function writtenOut(shade: Shade): string {
  const colours = new Map(shadeColours(shade))
  const rules = `${RAMP.light.map((_, step) => `.f-s${step}{fill:var(--g${step})}.w-s${step}{fill:var(--t${step})}`).join('')}\n${SIGN_STYLES}`
  return `text{fill:var(--text)}.quiet{fill:var(--quiet)}.mark{fill:var(--mark)}${rules}`.replace(
    /var\(--(\w+)\)/gu,
    (_, name) => colours.get(name) ?? '',
  )
}

const FONTS =
  '"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI","BIZ UDPGothic",Meiryo,sans-serif'

const DRAWN = `${VIEW_RULES}
${SIGN_STYLES}
${painted}
${NARROW_RULES}`

/** The stylesheet of a page; `printed` is what stands on every sheet of paper, as a string of CSS. */
export const styles = (mode: Lighting, printed: string): string => `${lighting(mode)}
html{font:14px/1.6 ${FONTS};-webkit-text-size-adjust:100%}
body{margin:0;padding:16px}
main{container-type:inline-size;max-width:1180px;margin:0 auto}
@media (max-width:480px){body{padding:8px}}
${DRAWN}
@page{size:A4;margin:14mm 12mm;@top-left{content:${printed};font:8pt ${FONTS}}@bottom-right{content:counter(page) "/" counter(pages);font:8pt ${FONTS}}}
@media print{html{font-size:11px}body.page{padding:0;background:none}}
`

/** What is drawn anew by script when the page around changes it: the end of a transition tells it. */
const WISHES = ['mode', 'hue', 'card'] as const

/** The stylesheet of an element in a page of others, but for its colours: nothing of that page reaches in, save what it is given. */
export const ELEMENT_STYLES = `:host{all:initial;display:block;container-type:inline-size;font:14px/1.6 var(--ikusei-font,${FONTS});transition:${WISHES.map((name) => `--ikusei-${name} 1ms allow-discrete`).join()}}
:host([hidden]){display:none}
${DRAWN}
`
