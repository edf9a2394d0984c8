/** Words that need the locale's grammar: counts, durations, names with two languages, lists of roles. */
import type { Role } from '../../../domain/role.ts';
import { translator, type TextKey, type TextParams, type Translate } from '../../../i18n/index.ts';
import type { Locale } from '../../../state/preferences.ts';
import { useLocale } from '../../use-text.ts';

type Countable<Key extends string> = Key extends `card.count.${infer Noun}.one` ? Noun : never;
type CountedNoun = Countable<TextKey>;

const MINUTE = 60_000,
  HOUR = 60 * MINUTE,
  DAY = 24 * HOUR;

type TimeUnit = 'day' | 'hour' | 'minute';

// Making an Intl object costs more than a row of a card; there are a handful, so they are kept.
const unitFormats = new Map<string, Intl.NumberFormat>();
const weekdayFormats = new Map<Locale, Intl.DateTimeFormat>();

function unitFormat(locale: Locale, unit: TimeUnit): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  let format = unitFormats.get(key);
  if (!format)
    unitFormats.set(
      key,
      (format = new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: locale === 'en' ? 'short' : 'long',
      })),
    );
  return format;
}

/** As exact as a decision needs: `5天`, `1天22小时`, `11小时`, `40分钟`. Rounded down, so that "1 day" is a whole day. */
export function formatDuration(locale: Locale, ms: number): string {
  const span = Math.abs(ms);
  const part = (value: number, unit: TimeUnit): string => unitFormat(locale, unit).format(Math.floor(value));
  if (span >= 3 * DAY) return part(span / DAY, 'day');
  const hours = Math.floor((span % DAY) / HOUR);
  if (span >= DAY)
    return hours === 0
      ? part(span / DAY, 'day')
      : [part(span / DAY, 'day'), part(hours, 'hour')].join(locale === 'en' ? ' ' : '');
  return span >= HOUR ? part(span / HOUR, 'hour') : part(span / MINUTE, 'minute');
}

/** Monday is 1. Any Monday serves: 2024-01-01 was one. */
export function weekdayName(locale: Locale, weekday: number): string {
  let format = weekdayFormats.get(locale);
  if (!format)
    weekdayFormats.set(
      locale,
      (format = new Intl.DateTimeFormat(locale, { weekday: locale === 'en' ? 'long' : 'short', timeZone: 'UTC' })),
    );
  return format.format(Date.UTC(2024, 0, weekday));
}

export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  /** `12 户`, `1 household`. */
  readonly count: (noun: CountedNoun, n: number) => string;
  readonly duration: (ms: number) => string;
  readonly weekday: (day: number) => string;
  /** The one of a row's two names that this person reads. */
  readonly rowName: (row: { readonly name_zh: string; readonly name_en: string }) => string;
  readonly roles: (roles: readonly Role[]) => string;
}

function makeWords(t: Translate, locale: Locale): Words {
  const plural = new Intl.PluralRules(locale);
  return {
    t,
    locale,
    count: (noun, n) => t(`card.count.${noun}.${plural.select(n) === 'one' ? 'one' : 'other'}`, { n }),
    duration: (ms) => formatDuration(locale, ms),
    weekday: (day) => weekdayName(locale, day),
    rowName: (row) => (locale === 'en' ? row.name_en : row.name_zh),
    roles: (roles) => roles.map((role) => t(`shell.role.${role}`)).join(t('card.separator')),
  };
}

const made = new Map<Locale, Words>();

function wordsIn(locale: Locale): Words {
  let words = made.get(locale);
  if (!words) made.set(locale, (words = makeWords(translator(locale), locale)));
  return words;
}

/** The same object for the same language, for every row of a card. */
export const useWords = (): Words => wordsIn(useLocale());

/** Keys whose text asks for nothing, so that they may be looked up by a code from the data. */
export type PlainKey = { [Key in TextKey]: TextParams<Key> extends [] ? Key : never }[TextKey];

/** Codes a county may extend (care categories, scopes): the catalogue's text where it has one, else the word as entered. */
export const wordFor = (t: Translate, texts: Readonly<Record<string, PlainKey>>, code: string): string => {
  const key = texts[code];
  return key === undefined ? code : t(key);
};
