import type { Colour } from './colours.ts'
import type { Lighting } from './styles.ts'
import type { Wished } from './theme.ts'

/** What the page around an element wishes by its custom properties; what it does not say, or not so that it is understood, is left as it is. */
export function wishedIn(style: CSSStyleDeclaration): Wished & { readonly mode: Lighting } {
  const said = (name: string): string => style.getPropertyValue(`--ikusei-${name}`).trim()
  const mode = said('mode')
  const hue = Number.parseFloat(said('hue'))
  return {
    mode: mode === 'light' || mode === 'dark' ? mode : 'auto',
    hue: Number.isFinite(hue) ? hue : null,
    card: colourIn(said('card')),
  }
}

/** A colour however it is written: by painting with it. */
function colourIn(text: string): Colour | null {
  if (!CSS.supports('color', text)) return null
  const brush = new OffscreenCanvas(1, 1).getContext('2d')
  if (!brush) return null
  brush.fillStyle = text
  brush.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
