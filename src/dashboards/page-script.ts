import { keyboard } from './keyboard.ts'

/** What a page does beyond reading, as text for its nonce: it prints, and does what the keyboard asks. */
export const PAGE_SCRIPT = `(() => {
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  ;(${keyboard})(document)()
})()`
