/**
 * One spelling for what people type and what rows say: half width, lower case, no spaces or dots, and the typing mistakes
 * the field itself makes (domain notes F5). Applied to both sides, so either spelling finds the other.
 */
const TYPOS: readonly (readonly [wrong: string, right: string])[] = [
  ['双报道', '双报到'],
  ['调节', '调解'],
  ['展版', '展板'],
];

/** NFKC turns full-width digits, letters and punctuation (１２－３, Ａ座) into the plain ones. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

export function normalize(text: string): string {
  let plain = fold(text).replace(/[\s·・,，、。'"“”‘’]/g, '');
  for (const [wrong, right] of TYPOS) plain = plain.replaceAll(wrong, right);
  return plain;
}

/** The words of a query; people separate a place from a name by a space or a dot. */
export const wordsOf = (query: string): string[] =>
  fold(query)
    .split(/[\s·・,，、]+/)
    .map(normalize)
    .filter((word) => word !== '');

/** Only the digits, for telephone numbers and codes. */
export const digitsOf = (text: string): string => fold(text).replace(/\D/g, '');

const NUMERALS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 三 → 3, 十二 → 12, 二十一 → 21, up to 99: how people write numbers of buildings. Null for anything else. */
export function numeral(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return tens !== undefined && ones === undefined ? (NUMERALS[tens] ?? null) : null;
  return (tens === undefined ? 1 : (NUMERALS[tens] ?? 0)) * 10 + (ones === undefined ? 0 : (NUMERALS[ones] ?? 0));
}
