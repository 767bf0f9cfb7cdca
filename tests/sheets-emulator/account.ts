import { randomBytes, randomInt } from 'node:crypto'
import { ownerPermission } from './drive-permissions.ts'
import { isSameSpreadsheet } from './same-spreadsheet.ts'
import { type Document, draftOf, newSpreadsheet, type Spreadsheet } from './spreadsheet.ts'

export type { Document } from './spreadsheet.ts'

/** Everything the emulated account owns. */
export interface Account {
  readonly documents: Map<string, Document>
  readonly email: string
  readonly now: () => number
}

/** An account without documents; `now` gives milliseconds. */
export const openAccount = (now: () => number): Account => ({
  documents: new Map(),
  email: 'emulated@emulated.iam.gserviceaccount.com',
  now,
})

const LATE_CHARACTERS = 43
const ROOT_FOLDER = 'root'

/** Adds a document; its id looks like Google's. */
export function addDocument(account: Account, name: string, spreadsheet = newSpreadsheet(name)): Document {
  const id = `1${randomBytes(48).toString('base64url').slice(0, LATE_CHARACTERS)}`
  const moment = account.now()
  const document: Document = {
    id,
    createdTime: moment,
    modifiedTime: moment,
    version: 1,
    spreadsheet,
    parents: [ROOT_FOLDER],
    permissions: [ownerPermission(account.email)],
  }
  account.documents.set(id, document)
  return document
}

/** Puts a changed spreadsheet in the place of the old one: its version and the time of its last change move, unless nothing changed. */
export function store(account: Account, document: Document, spreadsheet: Spreadsheet): void {
  if (isSameSpreadsheet(document.spreadsheet, spreadsheet)) return
  document.spreadsheet = spreadsheet
  document.version += 1
  document.modifiedTime = account.now()
}

/** Changes a document by what is done to a draft of it; nothing is changed when that throws. */
export function changing<A>(account: Account, document: Document, change: (draft: Spreadsheet) => A): A {
  const draft = draftOf(document.spreadsheet)
  const answer = change(draft)
  store(account, document, draft)
  return answer
}

const LARGEST_ID = 2_147_483_647

/** A number nobody uses yet. */
export function freeNumber(isTaken: (id: number) => boolean): number {
  for (;;) {
    const id = randomInt(1, LARGEST_ID)
    if (!isTaken(id)) return id
  }
}
