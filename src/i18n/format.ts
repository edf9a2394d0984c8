/**
 * Numbers, dates and areas as the locale writes them. Clocks are the office's (Asia/Shanghai) wherever the device thinks
 * it is: a deadline must read the same on every screen. Formatters are kept, because making one costs more than using it.
 */
import type { Locale } from './locale.ts';

const ZONE = 'Asia/Shanghai';
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })));
  return format;
}

function numberFormat(locale: Locale, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${name}`;
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

type Instant = string | number | Date;

/** `10:32` */
const formatTime = (locale: Locale, at: Instant): string =>
  dateFormat(locale, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** `2026年11月21日` / `21 Nov 2026` */
export const formatDate = (locale: Locale, at: Instant): string =>
  dateFormat(locale, 'date', { year: 'numeric', month: locale === 'en' ? 'short' : 'long', day: 'numeric' }).format(
    new Date(at),
  );

/** `11月21日 10:32`: the year is left out, for things that happened lately. */
export const formatDateTime = (locale: Locale, at: Instant): string =>
  dateFormat(locale, 'datetime', {
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));

/** `2026-11-21 10:32`, the same in every language: for files, where a spreadsheet has to read it. */
export const formatMinute = (at: Instant): string =>
  dateFormat('en', 'minute', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(new Date(at))
    .reduce((text, { type, value }) => text.replace(type, value), 'year-month-day hour:minute');

const dayOf = (at: Instant): string =>
  dateFormat('en', 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));

/** A past day as short as it can be and still true: `10月29日`, with its year when that is another one. `now` in Unix ms. */
export const formatDay = (locale: Locale, at: Instant, now: number): string =>
  dayOf(at).slice(-4) === dayOf(now).slice(-4)
    ? dateFormat(locale, 'day of year', { month: locale === 'en' ? 'short' : 'long', day: 'numeric' }).format(
        new Date(at),
      )
    : formatDate(locale, at);

/** A past moment as short as it can be and still true: the time when it was today, the date and time otherwise. `now` in Unix ms. */
export const formatAge = (locale: Locale, at: Instant, now: number): string =>
  dayOf(at) === dayOf(now) ? formatTime(locale, at) : formatDateTime(locale, at);

/** `share` is 0–1. */
export const formatPercent = (locale: Locale, share: number): string =>
  numberFormat(locale, 'percent', { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** `65%`, and `99.8%` where a whole number would say everybody, or nobody, and it is not so. `share` is 0–1. */
export function formatShare(locale: Locale, share: number): string {
  const rounded = Math.round(share * 100);
  const misleads = (rounded === 100 && share < 1) || (rounded === 0 && share > 0);
  if (!misleads) return formatPercent(locale, share);
  const shown = rounded === 100 ? Math.min(share, 0.999) : Math.max(share, 0.001);
  return numberFormat(locale, 'share', { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}

/** As reports give rates: `93.72%`. `share` is 0–1. */
export const formatRate = (locale: Locale, share: number): string =>
  numberFormat(locale, 'rate', { style: 'percent', maximumFractionDigits: 2 }).format(share);

/** `820 kB`, `12.4 MB`, `1.8 GB`: thousands, as shops and systems count them. */
export function formatBytes(locale: Locale, bytes: number): string {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  const digits = size < 10 && unit !== 'kB' ? 1 : 0;
  return `${numberFormat(locale, `bytes ${digits}`, { maximumFractionDigits: digits }).format(size)} ${unit}`;
}

/** Metres, as far as a walker cares: `340 米`, `1.2 公里`. */
export function formatMetres(locale: Locale, metres: number): string {
  const [value, unit] = metres >= 1000 ? [metres / 1000, 'kilometer'] : [Math.round(metres / 10) * 10, 'meter'];
  return numberFormat(locale, unit, {
    style: 'unit',
    unit,
    unitDisplay: locale === 'en' ? 'short' : 'long',
    maximumFractionDigits: 1,
  }).format(value);
}

/** Square metres, as km² from one hundredth of a square kilometre up: `0.42 km²`, `8,300 m²`. */
export const formatArea = (locale: Locale, squareMetres: number): string =>
  squareMetres >= 10_000
    ? `${numberFormat(locale, 'km2', { maximumFractionDigits: 2 }).format(squareMetres / 1e6)} km²`
    : `${numberFormat(locale, 'm2', { maximumFractionDigits: 0 }).format(squareMetres)} m²`;
