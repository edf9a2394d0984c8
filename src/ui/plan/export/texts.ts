import type { TextKey } from '../../../i18n/index.ts';

/** The last word of the keys `export.<area>.…`. */
export type ExportTexts<Area extends string> =
  Extract<TextKey, `export.${Area}.${string}`> extends `export.${Area}.${infer Name}` ? Name : never;
