/** The messages between a page and the frame in it carry this version. */
const VERSION = 1
/** A frame asks for a new token so long before its own ends. */
const RENEW_BEFORE_MS = 30_000

/**
 * What a page in somebody's frame does: it tells its height as that changes, asks for a new token in time, and goes blank
 * when none came. It speaks to the one origin that its token names.
 */
export const frameScript = (origin: string, expiresAt: number): string => `(() => {
  const tell = (message) => parent.postMessage({ version: ${VERSION}, ...message }, ${JSON.stringify(origin)})
  const height = () => tell({ type: 'ikusei:height', height: Math.ceil(document.querySelector('main').getBoundingClientRect().height) })
  new ResizeObserver(height).observe(document.querySelector('main'))
  height()
  const left = Math.max(0, ${expiresAt} - Date.now())
  setTimeout(() => tell({ type: 'ikusei:renew' }), Math.max(0, left - ${RENEW_BEFORE_MS}))
  setTimeout(() => document.body.replaceChildren(), left)
})()`
