import { type Asked, tokenFor } from './embed-asking.ts'

/** A frame is at least and at most so high, whatever it says. */
const HEIGHT = { first: 320, least: 40, most: 20_000 }

/**
 * A view in a frame of its own: a token is posted into it by a form, its height is followed, and it is brought a new token
 * when it asks. Gives what ends that.
 */
export function framedView(root: ShadowRoot, asked: Asked): () => void {
  const ended = new AbortController()
  const frame = document.createElement('iframe')
  frame.name = `ikusei-${crypto.getRandomValues(new Uint32Array(2)).join('')}`
  frame.title = 'Ikusei'
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-modals allow-downloads')
  Object.assign(frame.style, { width: '100%', height: `${HEIGHT.first}px`, border: '0', display: 'block' })
  root.append(frame)
  const load = async (): Promise<void> => {
    const token = await tokenFor(asked, ended.signal)
    if (token !== null && !ended.signal.aborted) post(token, frame.name, asked)
  }
  const hear = ({ source, origin, data }: MessageEvent): void => {
    if (source !== frame.contentWindow || origin !== asked.origin || data?.version !== 1) return
    if (data.type === 'ikusei:height' && Number.isFinite(data.height))
      frame.style.height = `${Math.min(Math.max(data.height, HEIGHT.least), HEIGHT.most)}px`
    if (data.type === 'ikusei:renew') void load()
  }
  addEventListener('message', hear, { signal: ended.signal })
  void load()
  return () => {
    ended.abort()
    frame.remove()
  }
}

/** A form, for a frame alone: what is fetched has no page, and an address is kept and passed on. */
function post(token: string, target: string, { origin, view }: Asked): void {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action: `${origin}/embed/${encodeURIComponent(view)}`, target })
  form.hidden = true
  const field = document.createElement('input')
  Object.assign(field, { name: 'token', value: token })
  form.append(field)
  document.body.append(form)
  form.submit()
  form.remove()
}
