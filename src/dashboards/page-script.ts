import { keyboard } from './keyboard.ts'
import { saveFile } from './save-file.ts'

/** Where a page carries its CSV. */
export const CARRIED_CSV_ID = 'csv'

/**
 * What a page does beyond reading, as text for its nonce: it prints, saves the CSV it carries, does what the keyboard asks,
 * and leads whoever comes back to the link they left by.
 */
export const PAGE_SCRIPT = `(() => {
  const offer = (what, act) => {
    for (const button of document.querySelectorAll(what)) {
      button.hidden = false
      button.addEventListener('click', act)
    }
  }
  offer('[data-print]', () => print())
  offer('[data-csv]', () => (${saveFile})(JSON.parse(document.getElementById('${CARRIED_CSV_ID}').textContent)))
  ;(${keyboard})(document)()
  const ways = [...document.querySelectorAll('main a[href]')]
  document.addEventListener('click', ({ target }) => {
    const way = target.closest('a[href]')
    if (ways.includes(way)) history.replaceState({ way: ways.indexOf(way), href: way.getAttribute('href') }, '')
  })
  const left = ways[history.state?.way]
  if (left?.getAttribute('href') === history.state?.href) left?.focus()
})()`
