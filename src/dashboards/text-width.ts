const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}①-⓿■-◿☀-⛿←-⇿×▼]/u

/** About how wide a text is drawn, in pixels at a size: a kanji is as wide as high, a letter six tenths of that. */
export const textWidth = (text: string, size: number): number =>
  Math.ceil([...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 1 : 0.6), 0) * size)
