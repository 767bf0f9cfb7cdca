import type { Text } from '../columns/rules.ts'
import type { SourceFault } from '../sources/source.ts'

/** What the one who installs Ikusei can do when Google does not let it in. */
export function remedyFor(fault: SourceFault, email: string | null): Text {
  const account = email ?? 'サービスアカウント'
  const accountEn = email ?? 'the service account'
  switch (fault) {
    case 'NOT_SIGNED_IN':
      return {
        ja: '鍵のファイル（IKUSEI_GOOGLE_CREDENTIALS）が正しいか、Google Cloud で鍵が削除・無効化されていないか、サーバーの時計が合っているか（5分以上ずれると拒まれます）を確かめてください。',
        en: 'Check the key file (IKUSEI_GOOGLE_CREDENTIALS), that the key was not deleted or disabled in Google Cloud, and the clock of this machine (more than 5 minutes off is refused).',
      }
    case 'NOT_SHARED':
    case 'MISSING':
      return {
        ja: `スプレッドシートの「共有」で ${account} を編集者に加えてください。ID が正しいこと、ゴミ箱に入っていないこと、組織の外への共有が禁じられていないことも確かめてください。`,
        en: `Share the spreadsheet with ${accountEn} as editor. Check the id, the bin, and whether your organisation forbids sharing outside.`,
      }
    case 'API_OFF':
      return {
        ja: 'Google Cloud の「API とサービス」で、Google Sheets API と Google Drive API の両方を有効にし、数分待ってください。',
        en: 'Enable both the Google Sheets API and the Google Drive API in the Google Cloud project, and wait some minutes.',
      }
    case 'SCOPE_MISSING':
      return {
        ja: '鍵がサービスアカウントのもの（type が service_account）か確かめてください。ほかの種類の認証情報では権限範囲が足りません。',
        en: 'Check that the key is that of a service account (its type is service_account); other credentials lack the scopes.',
      }
    case 'BUSY':
      return {
        ja: '1分あたりの呼び出し回数の上限に達しています。1分待ってからやり直してください。続くときは、同じ鍵を使うほかのプログラムがないか確かめてください。',
        en: 'The quota of calls per minute is used up. Wait a minute. If this lasts, look for other programs that use the same key.',
      }
    case 'UNREACHABLE':
      return {
        ja: 'sheets.googleapis.com、www.googleapis.com、oauth2.googleapis.com に HTTPS で接続できるか確かめてください。プロキシがあるときは HTTPS_PROXY と NODE_USE_ENV_PROXY=1 を設定します。',
        en: 'Check that sheets.googleapis.com, www.googleapis.com and oauth2.googleapis.com can be reached by HTTPS. Behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1.',
      }
    default:
      return {
        ja: '`ikusei check` で、このファイルの問題を確かめてください。',
        en: 'Run `ikusei check` to see what is wrong with this file.',
      }
  }
}
