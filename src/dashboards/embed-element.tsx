import { render } from 'preact'
import type { Link } from './cell.ts'
import { type Asked, type Told, tell } from './embed-asking.ts'
import { framedView } from './framed-view.ts'
import { keyboard } from './keyboard.ts'
import { ELEMENT_STYLES, lighting } from './styles.ts'
import { themeOf } from './theme.ts'
import { TWIN_ID } from './twin.tsx'
import { ViewArticle } from './view-article.tsx'
import { wishedIn } from './wished.ts'

/** A new token is brought so long before what is shown ends. */
const RENEW_BEFORE_MS = 30_000
/** When none came it is asked again, at first soon, then ever later. */
const RETRY_MS = { first: 5_000, last: 300_000 }

const sheetOf = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

/**
 * `<ikusei-view src="https://ikusei.example" view="training" token-from="/token">`: a view in a page of others. It asks
 * that page's own back end for a token and draws what the token lets it be told; before the token ends it asks anew, and
 * goes blank when it is told nothing. With `framed` it stands in a frame, which nothing of the page around can look into.
 */
class IkuseiView extends HTMLElement {
  static readonly observedAttributes = ['src', 'view', 'token-from', 'framed']
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #colours = new CSSStyleSheet()
  /** Makes the Tab stops of what was drawn. */
  readonly #settle = keyboard(this.#root)
  #stop: (() => void) | null = null
  #isDue = false

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [sheetOf(ELEMENT_STYLES), this.#colours]
    this.#root.addEventListener('click', (event) => this.#openTwin(event))
    // That a transition of a custom property ended is the one sign that it changed.
    this.addEventListener('transitionend', ({ propertyName }) => {
      if (propertyName.startsWith('--ikusei-')) this.#colour()
    })
  }

  connectedCallback(): void {
    this.#beginSoon()
  }

  disconnectedCallback(): void {
    this.#end()
  }

  attributeChangedCallback(): void {
    this.#beginSoon()
  }

  /** Of attributes that change together each is told by itself. */
  #beginSoon(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      this.#end()
      if (this.isConnected) this.#begin()
    })
  }

  #end(): void {
    this.#stop?.()
    this.#stop = null
    this.#blank()
  }

  #begin(): void {
    const [src, view, from] = ['src', 'view', 'token-from'].map((name) => this.getAttribute(name))
    if (!src || !view || !from) return
    const asked: Asked = { origin: new URL(src, location.href).origin, view, from }
    this.#stop = this.hasAttribute('framed') ? framedView(this.#root, asked) : this.#follow(asked)
  }

  /** Draws what is told, over and over. */
  #follow(asked: Asked): () => void {
    const ended = new AbortController()
    let [next, end]: [number | undefined, number | undefined] = [undefined, undefined]
    let until = 0
    let isAsking = false
    const ask = async (retry: number): Promise<void> => {
      if (isAsking) return
      clearTimeout(next)
      isAsking = true
      const told = await tell(asked, ended.signal)
      isAsking = false
      if (ended.signal.aborted) return
      if (told === null || !this.#draw(told)) {
        next = window.setTimeout(ask, retry, Math.min(2 * retry, RETRY_MS.last))
        return
      }
      clearTimeout(end)
      until = Date.now() + told.lastsMs
      end = window.setTimeout(() => this.#blank(), told.lastsMs)
      const renewMs = Math.max(told.lastsMs - RENEW_BEFORE_MS, told.lastsMs / 2, RETRY_MS.first)
      next = window.setTimeout(ask, renewMs, RETRY_MS.first)
    }
    // While a machine sleeps no time passes for its timers.
    const seen = (): void => {
      if (document.hidden || Date.now() < until) return
      this.#blank()
      void ask(RETRY_MS.first)
    }
    document.addEventListener('visibilitychange', seen, { signal: ended.signal })
    void ask(RETRY_MS.first)
    return () => {
      ended.abort()
      clearTimeout(next)
      clearTimeout(end)
    }
  }

  #blank(): void {
    render(null, this.#root)
  }

  /** Draws; false where what was told cannot be drawn. */
  #draw({ showing }: Told): boolean {
    const { language } = showing
    const linkTo = (link: Link) => () => {
      const detail = { view: link.view, filters: { ...link.filters } }
      this.dispatchEvent(new CustomEvent('ikusei-open', { detail, bubbles: true, composed: true }))
    }
    try {
      this.#colour()
      const framed = { showing, drawing: { language, linkTo }, csv: null, eyebrow: 'p' } as const
      render(
        <div lang={language}>
          <ViewArticle framed={framed} />
        </div>,
        this.#root,
      )
      this.#settle()
      return true
    } catch {
      this.#blank()
      return false
    }
  }

  /** Colours as the page around wishes them, as far as everything can be read in them. */
  #colour(): void {
    const { mode, ...wished } = wishedIn(getComputedStyle(this))
    this.#colours.replaceSync(lighting(mode, themeOf(wished), ':host'))
  }

  /** A link within a shadow root leads nowhere by itself. */
  #openTwin(event: Event): void {
    if (!(event.target instanceof Element) || !event.target.closest(`a[href="#${TWIN_ID}"]`)) return
    event.preventDefault()
    const twin = this.#root.querySelector('details')
    if (!twin) return
    twin.open = true
    twin.querySelector('summary')?.focus()
  }
}

if (!customElements.get('ikusei-view')) customElements.define('ikusei-view', IkuseiView)
