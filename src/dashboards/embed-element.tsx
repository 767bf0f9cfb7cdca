import { render } from 'preact'
import type { Link } from './cell.ts'
import { csvFile } from './csv-file.ts'
import { type Asked, type Told, tell } from './embed-asking.ts'
import { followView, type Screen } from './embed-following.ts'
import { foundAgain, type Left, pressedIn } from './embed-trail.ts'
import { framedView } from './framed-view.ts'
import { keyboard } from './keyboard.ts'
import type { Language } from './language.ts'
import { saveFile } from './save-file.ts'
import { ELEMENT_STYLES, lighting } from './styles.ts'
import { themeOf } from './theme.ts'
import { TWIN_ID } from './twin.tsx'
import { ViewArticle } from './view-article.tsx'
import { wishedIn } from './wished.ts'
import { words } from './words.ts'

const sheetOf = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

/**
 * `<ikusei-view src="https://ikusei.example" view="training" token-from="/token">`: a view in a page of others. It asks
 * that page's own back end for a token and draws what the token lets it be told; before the token ends it asks anew, and
 * goes blank when it is told nothing. With `drill` another view that is opened in it stands in its place, as far as that
 * back end gives a token for it. With `framed` it stands in a frame, which nothing of the page around can look into.
 */
class IkuseiView extends HTMLElement {
  static readonly observedAttributes = ['src', 'view', 'token-from', 'framed']
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #colours = new CSSStyleSheet()
  /** Makes the Tab stops of what was drawn. */
  readonly #settle = keyboard(this.#root)
  readonly #screen: Screen = { draw: (told) => this.#draw(told), blank: () => this.#blank() }
  #stop: (() => void) | null = null
  /** What is asked for now, and the views in whose place it stands. */
  #asked: Asked | null = null
  #left: readonly Left[] = []
  #language: Language = 'ja'
  #going = new AbortController()
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
    this.#going.abort()
    this.#stop?.()
    this.#stop = null
    this.#left = []
    this.#blank()
  }

  #begin(): void {
    const [src, view, from] = ['src', 'view', 'token-from'].map((name) => this.getAttribute(name))
    if (!src || !view || !from) return
    const asked: Asked = { origin: new URL(src, location.href).origin, view, from, filters: {} }
    this.#asked = asked
    this.#stop = this.hasAttribute('framed') ? framedView(this.#root, asked) : followView(asked, this.#screen)
  }

  /** Follows a link: what the page around does not do itself is done here, where it wishes that. */
  #open({ view, filters }: Link, views: readonly string[], event: Event): void {
    const detail = { view, filters: { ...filters } }
    const told = new CustomEvent('ikusei-open', { detail, bubbles: true, composed: true, cancelable: true })
    const asked = this.#asked
    if (!this.dispatchEvent(told) || asked === null) return
    if (!this.hasAttribute('drill') || !views.includes(view)) return
    const left = [...this.#left, { asked, pressed: pressedIn(this.#root, event) }]
    void this.#go({ ...asked, view, filters }, left, () => this.#root.querySelector('[data-back]'))
  }

  #back(): void {
    const last = this.#left.at(-1)
    if (last)
      void this.#go(
        last.asked,
        this.#left.slice(0, -1),
        () => foundAgain(this.#root, last.pressed) ?? this.#root.querySelector('[data-csv]'),
      )
  }

  /** Puts a view in the place of what is shown, as soon as it is told; what is shown stays where it is told nothing. */
  async #go(asked: Asked, left: readonly Left[], focus: () => HTMLElement | null): Promise<void> {
    this.#going.abort()
    this.#going = new AbortController()
    const { signal } = this.#going
    const told = await tell(asked, signal)
    if (signal.aborted) return
    if (told === null) {
      this.#root.querySelector('[role=status]')?.replaceChildren(words[this.#language].unseen)
      return
    }
    this.#stop?.()
    this.#asked = asked
    this.#left = left
    this.#stop = followView(asked, this.#screen, told)
    focus()?.focus()
  }

  #blank(): void {
    render(null, this.#root)
  }

  /** Draws; false where what was told cannot be drawn. */
  #draw({ showing, views }: Told): boolean {
    const { language } = showing
    this.#language = language
    const linkTo = (link: Link) => (event: Event) => this.#open(link, views, event)
    const csv = { save: () => saveFile(csvFile(showing)) }
    try {
      this.#colour()
      render(
        <div lang={language}>
          {this.#left.length === 0 ? null : (
            <div class="tools">
              <button class="button" type="button" data-back onClick={() => this.#back()}>
                {words[language].back}
              </button>
            </div>
          )}
          <ViewArticle framed={{ showing, drawing: { language, linkTo }, csv, eyebrow: 'p' }} />
          <p class="refused card" role="status" />
        </div>,
        this.#root,
      )
      this.#root.querySelector('[role=status]')?.replaceChildren()
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
