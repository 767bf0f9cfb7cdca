import { type Fault, unreadable } from '../columns/fault.ts'
import { SourceError, type SourceFault } from '../sources/source.ts'
import { type Problem, problemAt } from '../tables/problem.ts'

const SENTENCES: Readonly<
  Record<SourceFault, readonly [ja: string, en: string, mendJa: string, mendEn: string]>
> = {
  MISSING: [
    'ファイルがありません',
    'The file is missing',
    'office.json の名前どおりの場所に置いてください',
    'Put it where office.json says',
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
