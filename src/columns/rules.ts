/** A sentence in both languages. */
export interface Text {
  readonly ja: string
  readonly en: string
}

const rule = (ja: string, en: string): Text => ({ ja, en })

/** Every code a problem may carry, and what the rule behind it is about. */
export const RULES = {
  Q1: rule('見出し行の位置', 'where the header row is'),
  Q2: rule('2段の見出し', 'header in two rows'),
  Q3: rule('見出しの書き方の違い', 'spelling of a header'),
  Q4: rule('同じ見出しが2つある', 'the same header twice'),
  Q5: rule('知らない列', 'unknown column'),
  Q6: rule('列の移動', 'moved column'),
  Q7: rule('置いてはいけない項目', 'a header that must not be kept here'),
  Q8: rule('必要な見出しがない', 'a required header is missing'),
  Q9: rule('年度別のシート', 'one sheet per fiscal year'),
  Q10: rule('1人1枚の様式', 'one sheet per person'),
  Q11: rule('結合セル・空欄の補完', 'merged or blank cells filled down'),
  Q12: rule('読み飛ばす行', 'rows that are no records'),
  Q13: rule('非表示の行・列', 'hidden rows and columns'),
  Q14: rule('取り消し線', 'text struck through'),
  Q15: rule('色・コメント', 'colours and comments'),
  Q16: rule('キーの重複', 'the same key twice'),
  Q17: rule('行が急に減った', 'many rows vanished at once'),
  Q18: rule('作業中・書きかけのファイル', 'file locked or half written'),
  Q19: rule('番号の桁数', 'width of a number'),
  Q20: rule('数値になった番号', 'a code stored as a number'),
  Q21: rule('全角・半角', 'full and half width'),
  Q22: rule('氏名の漢字', 'characters of names'),
  Q23: rule('氏名の空白', 'spaces in names'),
  Q24: rule('番号がなく氏名だけ', 'a name without a number'),
  Q25: rule('番号と氏名の不一致', 'name and number disagree'),
  Q26: rule('ふりがな', 'furigana'),
  Q27: rule('数式・エラー値', 'formulas and error values'),
  Q28: rule('日付の表示形式', 'dates by number format'),
  Q29: rule('日付の列に年だけ', 'a year in a date column'),
  Q30: rule('日付として読めない', 'text that is no date'),
  Q31: rule('月までの日付', 'a month instead of a date'),
  Q32: rule('年度の書き方', 'spelling of a fiscal year'),
  Q33: rule('年度の列に日付', 'a date in a fiscal-year column'),
  Q34: rule('元号の範囲外の日付', 'a date outside its era'),
  Q35: rule('未定の日付', 'a date that is not fixed yet'),
  Q36: rule('「〃」「同上」', 'ditto marks'),
  Q37: rule('水準の記号', 'marks for a level'),
  Q38: rule('○×の記号', 'marks for yes and no'),
  Q39: rule('▲のマイナス', '▲ as a minus sign'),
  Q40: rule('水準として読めない', 'unclear level'),
  Q41: rule('単位・桁区切り', 'units and thousands'),
  Q42: rule('1つのセルに複数の値', 'several values in a cell'),
  Q43: rule('順位つきの列', 'ranked columns side by side'),
  Q44: rule('名称での指定', 'named instead of coded'),
  Q45: rule('CSVの文字コード', 'encoding of CSV'),
  Q46: rule('項目の列の過不足', 'a column more or less than the list'),
  Q47: rule('横持ちと縦持ちの両方', 'wide and long input hold the same key'),
  Q48: rule('参照先がない', 'reference to a missing row'),
  Q49: rule('期間の矛盾', 'end before start, overlapping periods'),
  Q50: rule('選択肢にない語', 'a word that is not in the list'),
  N1: rule('必須の値がない', 'a required cell is blank'),
  N2: rule('数値として読めない', 'no number'),
  N3: rule('範囲外の値', 'value out of range'),
  N4: rule('文字が長すぎる・使えない文字', 'text too long or with control characters'),
  N5: rule('シートがない', 'a sheet is missing'),
  N6: rule('読まなかったシート', 'a sheet that belongs to no table'),
  N7: rule('ファイルを読めない', 'a workbook cannot be read'),
  N8: rule('許可されていない設定', 'a row asks for more than allowed'),
} as const satisfies Readonly<Record<string, Text>>

/** The code of a problem. */
export type RuleCode = keyof typeof RULES
