/**
 * `/embed.js`: the element `<ikusei-view view="training" src="https://ikusei.example" token-from="/token">`. It fetches a
 * token from the page's own back end, posts it into a frame of its own, follows the frame's height and brings a new token
 * when the frame asks. Its look is set by the custom properties of the page around (`--ikusei-border`).
 */
export const EMBED_ELEMENT = `customElements.define('ikusei-view', class extends HTMLElement {
  #frame = null
  #hear = (event) => {
    if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== this.#origin) return
    const { type, version, height } = event.data ?? {}
    if (version !== 1) return
    if (type === 'ikusei:height' && Number.isFinite(height)) this.#frame.style.height = Math.min(Math.max(height, 40), 20000) + 'px'
    if (type === 'ikusei:renew') void this.#load()
  }
  get #origin() { return new URL(this.getAttribute('src')).origin }
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' })
    root.innerHTML = '<style>:host{display:block}iframe{width:100%;height:320px;border:var(--ikusei-border,0);display:block}</style>'
    this.#frame = document.createElement('iframe')
    this.#frame.name = 'ikusei-' + Math.random().toString(36).slice(2)
    this.#frame.title = 'Ikusei'
    this.#frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-modals')
    root.append(this.#frame)
    addEventListener('message', this.#hear)
    void this.#load()
  }
  disconnectedCallback() { removeEventListener('message', this.#hear) }
  async #load() {
    const view = this.getAttribute('view')
    const from = new URL(this.getAttribute('token-from'), location.href)
    from.searchParams.set('view', view)
    const answer = await fetch(from)
    if (!answer.ok) return
    const form = document.createElement('form')
    form.method = 'post'
    form.action = this.#origin + '/embed/' + encodeURIComponent(view)
    form.target = this.#frame.name
    form.hidden = true
    const field = document.createElement('input')
    field.name = 'token'
    field.value = (await answer.text()).trim()
    form.append(field)
    document.body.append(form)
    form.submit()
    form.remove()
  }
})
`
