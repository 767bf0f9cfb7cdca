import { type Fault, unreadable } from '../columns/fault.ts'
import { SourceError, type SourceFault } from '../sources/source.ts'
import { type Problem, problemAt } from '../tables/problem.ts'

const SENTENCES: Readonly<
  Record<SourceFault, readonly [ja: string, en: string, mendJa: string, mendEn: string]>
> = {
  MISSING: [
    'ファイル（スプレッドシート）が見つかりません',
    'The file or spreadsheet is missing',
    'office.json に書かれた場所・ID にあり、ゴミ箱に入っていないことを確かめてください',
    'See that it is where office.json says, and not in the bin',
  ],
  NOT_ALLOWED: [
    'フォルダーの外のファイルは読めません',
    'A file outside the folder of the office is not read',
    'ファイルをフォルダーの中に置いてください',
    'Put the file into the folder',
  ],
  NOT_A_WORKBOOK: [
    'Excel のファイル（.xlsx）ではありません',
    'The file is no .xlsx workbook',
    'Excel で「Excel ブック (.xlsx)」として保存してください',
    'Save it as an Excel workbook (.xlsx)',
  ],
  OLD_FORMAT: [
    '古い形式（.xls）です',
    'The file has the old format .xls',
    'Excel で「Excel ブック (.xlsx)」として保存し直してください',
    'Save it as an Excel workbook (.xlsx)',
  ],
  ENCRYPTED: [
    'パスワードで暗号化されています',
    'The file is encrypted with a password',
    'パスワードを外し、フォルダーの権限で守ってください',
    'Remove the password and protect the folder instead',
  ],
  MACROS: [
    'マクロ付きのファイル（.xlsm）は読みません',
    'A file with macros is not read',
    'マクロなしの .xlsx として保存してください',
    'Save it as .xlsx without macros',
  ],
  TOO_LARGE: [
    'ファイルが大きすぎます',
    'The file is too large',
    '古い年度を別のシート・ファイルに分けてください',
    'Move old years to another workbook',
  ],
  DAMAGED: [
    'ファイルが壊れているか、書きかけです',
    'The file is damaged or half written',
    'Excel で開けるか確認し、保存し直してください',
    'Check that Excel opens it, and save it again',
  ],
  UNSAFE: [
    '安全でない内容を含むファイルです',
    'The file holds unsafe content',
    'Excel で開いて保存し直してください',
    'Open it in Excel and save it again',
  ],
  TIMED_OUT: [
    '読み込みに時間がかかりすぎました',
    'Reading took too long',
    '使わない行・列・シートを消して軽くしてください',
    'Delete unused rows, columns and sheets',
  ],
  UNREACHABLE: [
    'Google に接続できません',
    'Google cannot be reached',
    '回復すると自動で読み直します。続くときは、情報担当が `ikusei doctor` で確かめてください',
    'It is read again as soon as it can be. If this lasts, run `ikusei doctor`',
  ],
  BUSY: [
    'Google の読み取り回数の上限に達しました',
    'Google refused the call because of its quota',
    'しばらくすると自動で読み直します',
    'It is read again after a while',
  ],
  NOT_SIGNED_IN: [
    'Google にサインインできません',
    'Google did not accept the service account',
    '情報担当が `ikusei doctor` で、鍵のファイルとサーバーの時計を確かめてください',
    'Run `ikusei doctor`: it checks the key file and the clock',
  ],
  NOT_SHARED: [
    'スプレッドシートが Ikusei に共有されていません',
    'The spreadsheet is not shared with Ikusei',
    'スプレッドシートの「共有」で、サービスアカウントのメールアドレスを編集者に加えてください',
    'Share the spreadsheet with the address of the service account, as editor',
  ],
  API_OFF: [
    'Google の API が有効になっていません',
    'An API is not enabled in the Google project',
    '情報担当が Google Cloud で、Google Sheets API と Google Drive API を有効にしてください',
    'Enable the Google Sheets API and the Google Drive API in the Google Cloud project',
  ],
  SCOPE_MISSING: [
    'サービスアカウントに、必要な権限範囲（スコープ）がありません',
    'The token lacks a scope',
    '情報担当が `ikusei doctor` で確かめてください',
    'Run `ikusei doctor`',
  ],
}

/** What a workbook that cannot be read tells HR. */
export function sourceProblem(workbook: string, error: unknown): Problem {
  if (!(error instanceof SourceError)) throw error
  const [ja, en, mendJa, mendEn] = SENTENCES[error.fault]
  const fault: Fault = {
    ...unreadable(
      'N7',
      `${ja}。前回の内容があれば使い続けます`,
      `${en}; the last reading stays in service (${error.detail})`,
      mendJa,
      mendEn,
    ),
    severity: 'REJECT_SHEET',
  }
  return problemAt({ workbook, sheet: null }, fault)
}
