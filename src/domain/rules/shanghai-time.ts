/**
 * Office hours and deadlines are Beijing time wherever the device believes it is. China has kept one offset without
 * summer time since 1991, so arithmetic is exact here and needs no time zone database.
 */
const OFFSET_MS = 8 * 3_600_000;

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
