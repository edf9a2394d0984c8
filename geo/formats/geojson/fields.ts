/** Which attributes of a file are the name and the code, guessed for a file as a whole. Whoever uses the guess says what it was. */
import { isObject } from './parse.ts';
import { NAME_FIELDS, textOf } from './boundaries.ts';
import type { Fields } from './boundaries.ts';

const NAME = /名称|name$|^mc$/i;
const CODE = /编码|编号|代码|code$|^(?:bm|dm|bh)$/i;

/** What standard codes look like here; null where there are none. */
export interface CodeShape {
  readonly prefix: string;
  readonly digits: number;
}

/**
 * Fills in what `given` leaves open. A field with codes is taken as the standard code only when every feature has one that fits
 * `shape`; other codes are the office's own.
 */
export function guessFields(features: readonly unknown[], given: Fields, shape: CodeShape | null): Fields {
  const rows = features.map((feature) =>
    isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {},
  );
  const keys = [...new Set(rows.slice(0, 100).flatMap((row) => Object.keys(row)))];
  const fits = (key: string, test: (text: string) => boolean): boolean => rows.every((row) => test(textOf(row, key)));
  const differ = (key: string): boolean => new Set(rows.map((row) => textOf(row, key))).size === rows.length;
  const names = [
    ...NAME_FIELDS.filter((key) => keys.includes(key)),
    ...keys.filter((key) => NAME.test(key) && !CODE.test(key)),
  ];
  const name = given.name ?? names.find((key) => fits(key, (text) => text !== '') && differ(key)) ?? null;
  if (!shape) return { ...given, name };
  const codes = keys.filter((key) => CODE.test(key) && key !== name && differ(key));
  const standard =
    ({ prefix, digits }: CodeShape) =>
    (text: string): boolean =>
      text.length === digits && text.startsWith(prefix) && /^\d+$/.test(text);
  const code = given.code ?? codes.find((key) => key !== given.officeCode && fits(key, standard(shape))) ?? null;
  const officeCode = given.officeCode ?? codes.find((key) => key !== code && fits(key, (text) => text !== '')) ?? null;
  return { name, code, officeCode };
}
