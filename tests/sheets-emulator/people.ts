import type { drive_v3 } from '@googleapis/drive'
import type { sheets_v4 } from '@googleapis/sheets'
import type { ApiAnswer, ApiRequest } from './answer.ts'
import { type Block, PersonAtSheet } from './person-at-sheet.ts'
import { type Call, isMeant, type Match } from './request-kind.ts'

/** Which call a person is faster than: the nth of those meant, the next one unless said otherwise. */
export interface Before extends Match {
  readonly nth?: number
}

/** A person's request that the emulator did not take is a mistake in the test. */
export class PersonRefused extends Error {
  override readonly name = 'PersonRefused'
}

/** Whoever edits the sheets beside us: outside quotas, faults and the log, and at any moment. */
export class People {
  readonly #answer: (request: ApiRequest) => ApiAnswer
  #waiting: { readonly before: Before; readonly act: () => void; seen: number }[] = []

  constructor(answer: (request: ApiRequest) => ApiAnswer) {
    this.#answer = answer
  }

  /** A person with one sheet open before them. */
  at(documentId: string, title: string): PersonAtSheet {
    return new PersonAtSheet(this, documentId, title)
  }

  /** Makes a document with these sheets, typed in as a person would; answers its id. */
  createDocument(title: string, sheets: Readonly<Record<string, Block>> = { Sheet1: [] }): string {
    const { spreadsheetId } = this.ask<sheets_v4.Schema$Spreadsheet>('POST', '/v4/spreadsheets', {
      properties: { title },
      sheets: Object.keys(sheets).map((sheet) => ({ properties: { title: sheet } })),
    })
    const documentId = spreadsheetId ?? ''
    for (const [sheet, block] of Object.entries(sheets))
      if (block.length > 0) this.at(documentId, sheet).paste('A1', block)
    return documentId
  }

  /** Throws a document away for good. */
  deleteDocument(documentId: string): void {
    this.ask('DELETE', `/drive/v3/files/${documentId}`)
  }

  /** Drive's count of a document's changes, and when the last one was. */
  changes(documentId: string): { version: number; modifiedTime: string } {
    const { version, modifiedTime } = this.ask<drive_v3.Schema$File>(
      'GET',
      `/drive/v3/files/${documentId}?fields=version,modifiedTime`,
    )
    return { version: Number(version), modifiedTime: modifiedTime ?? '' }
  }

  addSheet(documentId: string, title: string): PersonAtSheet {
    this.edit(documentId, { addSheet: { properties: { title } } })
    return this.at(documentId, title)
  }

  /** Does something just before a call of ours takes effect: between our read and our write, say. */
  before(before: Before, act: () => void): void {
    this.#waiting.push({ before, act, seen: 0 })
  }

  /** Told of every call of ours before it takes effect. */
  beforeCall(call: Call): void {
    const meant = this.#waiting.filter(({ before }) => isMeant(call, before))
    for (const each of meant) each.seen++
    const due = meant.filter(({ before, seen }) => seen === (before.nth ?? 1))
    this.#waiting = this.#waiting.filter((each) => !due.includes(each))
    for (const { act } of due) act()
  }

  /** What Google's own pages do on a click: one or more of `batchUpdate`'s requests. */
  edit(documentId: string, ...requests: readonly sheets_v4.Schema$Request[]): sheets_v4.Schema$Response[] {
    const done = this.ask<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
      'POST',
      `/v4/spreadsheets/${documentId}:batchUpdate`,
      { requests },
    )
    return done.replies ?? []
  }

  /** One request as a person's browser makes it; `A` is the answer that Google's types promise for it. */
  ask<A>(method: string, target: string, body?: object): A {
    const url = new URL(target, 'http://emulator')
    const answer = this.#answer({
      method,
      path: url.pathname,
      query: url.searchParams,
      body: body === undefined ? '' : JSON.stringify(body),
      contentType: body === undefined ? null : 'application/json',
      token: 'person',
    })
    if (answer.status >= 300)
      throw new PersonRefused(`${method} ${target}: ${answer.status} ${JSON.stringify(answer.body)}`)
    // The seam gives every answer as unknown; the caller names the type that Google documents for the address.
    return answer.body as A
  }
}
