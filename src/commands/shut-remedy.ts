import type { Text } from '../columns/rules.ts'

/** What to do where files in which the service keeps its state may not be written: a restore often leaves them so. */
export const SHUT_REMEDY: Text = {
  ja: 'office.json と同じ場所のフォルダー .ikusei を中身ごと、Ikusei を動かす利用者のものにし（chown -R）、書き込みを許してください（chmod -R u+rwX）。',
  en: 'Give the folder .ikusei beside office.json, with all that is in it, to the user who runs Ikusei (chown -R), and let that user write there (chmod -R u+rwX).',
}
