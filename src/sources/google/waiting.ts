import type { WriteOutcome } from '../../tables/row-op.ts'
import type { SourceFault } from '../source.ts'

const WAITS_FOR: Readonly<Partial<Record<SourceFault, string>>> = {
  UNREACHABLE: 'Google に接続できません。回復すると自動で書き込みます',
  BUSY: 'Google の呼び出し回数の上限に達しました。しばらくすると自動で書き込みます',
  NOT_SIGNED_IN:
    'Google にサインインできません。情報担当が `ikusei doctor` で、鍵のファイルとサーバーの時計を確かめてください',
  NOT_SHARED:
    'スプレッドシートが Ikusei に編集者として共有されていません。スプレッドシートの「共有」で、サービスアカウントのメールアドレスを編集者に加えてください',
  MISSING:
    'スプレッドシートが見つかりません。office.json に書かれた ID にあり、ゴミ箱に入っていないことを確かめてください',
  API_OFF:
    'Google の API が有効になっていません。情報担当が Google Cloud で、Google Sheets API を有効にしてください',
  SCOPE_MISSING:
    'サービスアカウントに、必要な権限範囲（スコープ）がありません。情報担当が `ikusei doctor` で確かめてください',
}

/** A write that waits until something is mended or passes. */
export const waitingFor = (fault: SourceFault): WriteOutcome => ({
  state: 'WAITING',
  why: WAITS_FOR[fault] ?? 'Google がスプレッドシートを開けません。しばらくすると自動でやり直します',
})

/** A write that did not fit into the request that went out. */
export const WAITING_FOR_ROOM: WriteOutcome = {
  state: 'WAITING',
  why: '先の書き込みを送っています。続けて書き込みます',
}
