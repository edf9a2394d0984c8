/**
 * Office hours and deadlines are Beijing time wherever the device believes it is. China has kept one offset without
 * summer time since 1991, so arithmetic is exact here and needs no time zone database.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Weekday 1 = Monday … 7 = Sunday and minutes since midnight, in Asia/Shanghai, of a Unix time in ms. */
export function shanghaiClock(at: number): { weekday: number; minutes: number } {
  const local = new Date(at + OFFSET_MS);
  return { weekday: local.getUTCDay() || 7, minutes: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** The day in Asia/Shanghai of a Unix time in ms: `month` 0–11 as in `Date`, `weekday` 1 = Monday … 7 = Sunday. */
export function shanghaiDate(at: number): { year: number; month: number; day: number; weekday: number } {
  const local = new Date(at + OFFSET_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    weekday: local.getUTCDay() || 7,
  };
}

/** Midnight in Asia/Shanghai as Unix ms; months and days beyond their range run on, as in `Date`. */
export const fromShanghai = (year: number, month: number, day: number): number =>
  Date.UTC(year, month, day) - OFFSET_MS;

/** A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

export const dayOf = (at: number): Day => new Date(at + OFFSET_MS).toISOString().slice(0, 10);

/** Unix ms of the day's first moment. */
export const startOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;

export const addDays = (day: Day, days: number): Day => dayOf(startOfDay(day) + days * DAY_MS);

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOfDay(text)) && dayOf(startOfDay(text)) === text;
}

/** The first day of the month `months` away from that of `day`. */
export function startOfMonth(day: Day, months = 0): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
