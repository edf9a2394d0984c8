/** Texts for people. Screens ask by key; nothing but the catalogue holds a sentence. */
import type { Locale } from './locale.ts';
import { original, type TextKey, type TextParams, type Texts } from './catalogue.ts';

export type { TextKey, TextParams } from './catalogue.ts';
export {
  formatAge,
  formatArea,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatMetres,
  formatMinute,
  formatPercent,
  formatRate,
  formatShare,
} from './format.ts';

/** What has been fetched. Chinese is always here. */
const held: { readonly 'zh-CN': Texts; en: Texts | null } = { 'zh-CN': original, en: null };

/** Fetches the texts of a language; to be awaited before it becomes the one that is shown. Rejects when they do not come. */
export async function loadTexts(locale: Locale): Promise<void> {
  if (locale === 'en') held.en ??= (await import('./english.ts')).english;
}

/** Takes in the Chinese texts that a screen brings along; the English ones all come at once. */
export function bringTexts(texts: Partial<Texts>): void {
  Object.assign(held['zh-CN'], texts);
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The text of `key` with its `{placeholders}` filled; numbers are written as the locale writes them. */
export function translate<Key extends TextKey>(locale: Locale, key: Key, ...[params]: TextParams<Key>): string {
  const text = (held[locale] ?? original)[key];
  if (params === undefined) return text;
  const values: Readonly<Record<string, string | number>> = params;
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

/** `translate` with the locale already chosen. */
export type Translate = <Key extends TextKey>(key: Key, ...params: TextParams<Key>) => string;

const translators: Readonly<Record<Locale, Translate>> = {
  'zh-CN': (key, ...params) => translate('zh-CN', key, ...params),
  en: (key, ...params) => translate('en', key, ...params),
};

/** The same function object for the same locale, so that it is safe in a dependency list. */
export const translator = (locale: Locale): Translate => translators[locale];
