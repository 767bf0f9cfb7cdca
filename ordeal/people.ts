import { type Random, random } from '../src/demo/random.ts'
import type { HumanEdit } from './human-edit.ts'
import type { Held } from './message.ts'
import { FOLLOWED, type FollowedSheet, type FoundRecord, recordsIn } from './records.ts'
import type { Hands } from './store.ts'

/** What people do to the sheets while the service writes to them. */
export const ACTS = ['edit', 'sort', 'insert', 'add', 'rename', 'rename back', 'move column'] as const
export type Act = (typeof ACTS)[number]

/** Cells that people edit beside the service: texts, and numbers that the service is the only one to know. */
const EDITED: Readonly<Record<string, readonly string[]>> = {
  職員: ['メール', '通称'],
  研修受講: ['活用内容'],
  能力評価: ['備考'],
}
const SORTED_BY: Readonly<Record<string, readonly string[]>> = {
  職員: ['職員番号', '所属コード', '生年月日'],
  研修受講: ['開始日', '職員番号', '研修コード'],
  能力評価: ['職員番号', '評価日', '年度'],
}
const [, TRAININGS] = FOLLOWED
const FIRST_SERIAL = 30_000

/** The people beside the service, and what they did. */
export class People {
  readonly #random: Random
  readonly edits: HumanEdit[] = []
  readonly inserted: FoundRecord[] = []
  readonly counts: Record<string, number> = {}
  #acts = 0
  #renamed: { readonly sheet: FollowedSheet; readonly header: string; readonly as: string } | null = null

  constructor(seed: number) {
    this.#random = random(seed, 2)
  }

  /** The sheet and the act that come next. */
  next(): { readonly sheet: FollowedSheet; readonly act: Act } {
    if (this.#renamed) return { sheet: this.#renamed.sheet, act: 'rename back' }
    const sheet: FollowedSheet = FOLLOWED[this.#random.int(0, FOLLOWED.length - 1)] ?? FOLLOWED[0]
    const share = this.#random.next()
    const act =
      share < 0.5
        ? 'edit'
        : share < 0.68
          ? 'sort'
          : share < 0.78
            ? 'insert'
            : share < 0.88
              ? 'add'
              : share < 0.94
                ? 'rename'
                : 'move column'
    return { sheet: act === 'add' ? TRAININGS : sheet, act }
  }

  /** Does one act; `hot` are records that the service was just asked to change. */
  work(act: Act, sheet: FollowedSheet, hands: Hands, hot: readonly string[]): void {
    this.#acts += 1
    this.counts[act] = (this.counts[act] ?? 0) + 1
    const rows = hands.rows(sheet.title)
    const [headers = []] = rows
    switch (act) {
      case 'edit':
        this.#edit(sheet, hands, hot)
        break
      case 'sort': {
        const header = this.#random.pick(SORTED_BY[sheet.title] ?? []) ?? ''
        const column = headers.indexOf(header)
        if (column >= 0) hands.sort(sheet.title, column, this.#random.chance(0.5))
        break
      }
      case 'insert':
        hands.insert(sheet.title, this.#random.int(1, rows.length), [])
        break
      case 'add':
        this.#add(hands)
        break
      case 'rename':
        this.#rename(sheet, hands, headers)
        break
      case 'rename back':
        this.#renameBack(sheet, hands, headers)
        break
      case 'move column': {
        const from = this.#random.int(0, headers.length - 1)
        const to = this.#random.int(0, headers.length - 1)
        if (from !== to) hands.moveColumn(sheet.title, from, to)
        break
      }
    }
  }

  #edit(sheet: FollowedSheet, hands: Hands, hot: readonly string[]): void {
    const rows = hands.rows(sheet.title)
    const records = recordsIn(sheet, rows)
    const wanted = records.filter(({ id }) => hot.includes(id))
    const record = this.#random.pick(wanted.length > 0 ? wanted : records)
    const header = this.#random.pick(EDITED[sheet.title] ?? []) ?? ''
    const column = rows[0]?.indexOf(header) ?? -1
    if (record === undefined || column < 0) return
    const value = header === 'メール' ? `person${this.#acts}@example.lg.jp` : `人 ${this.#acts}`
    this.edits.push({ record: record.id, header, before: record.cells.get(header) ?? null, value })
    hands.set(sheet.title, record.row, column, value)
  }

  /** Puts in a training of their own, somewhere in the middle. */
  #add(hands: Hands): void {
    const rows = hands.rows(TRAININGS.title)
    const [headers = []] = rows
    const like = this.#random.pick(recordsIn(TRAININGS, rows))
    if (like === undefined || TRAININGS.key.some((header) => !headers.includes(header))) return
    const typed = new Map<string, Held>([
      ['職員番号', like.cells.get('職員番号') ?? null],
      ['研修コード', like.cells.get('研修コード') ?? null],
      ['開始日', FIRST_SERIAL + this.#acts],
      ['受講状態', '修了'],
      ['活用内容', `人 ${this.#acts}`],
    ])
    const cells = headers.map((header) => typed.get(String(header)) ?? null)
    const [record] = recordsIn(TRAININGS, [headers, cells])
    if (record === undefined) return
    this.inserted.push(record)
    hands.insert(TRAININGS.title, this.#random.int(1, rows.length), cells)
  }

  /** Gives a header another name; one at a time, so that it is known which is to have its own again. */
  #rename(sheet: FollowedSheet, hands: Hands, headers: readonly Held[]): void {
    const header = this.#random.pick(EDITED[sheet.title] ?? []) ?? ''
    const column = headers.indexOf(header)
    if (this.#renamed || column < 0) return
    const as = `${header} 変更${this.#acts}`
    this.#renamed = { sheet, header, as }
    hands.set(sheet.title, 0, column, as)
  }

  #renameBack(sheet: FollowedSheet, hands: Hands, headers: readonly Held[]): void {
    // Whoever was to do this may have waited, and another did it.
    if (this.#renamed?.sheet !== sheet) return
    const { header, as } = this.#renamed
    hands.set(sheet.title, 0, headers.indexOf(as), header)
    this.#renamed = null
  }
}
