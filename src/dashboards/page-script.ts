import { keyboard } from './keyboard.ts'
import { saveFile } from './save-file.ts'

/** Where a page carries its CSV. */
export const CARRIED_CSV_ID = 'csv'

/** What a page does beyond reading, as text for its nonce: it prints, saves the CSV it carries, and does what the keyboard asks. */
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
})()`
