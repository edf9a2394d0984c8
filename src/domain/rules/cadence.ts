/**
 * When somebody has to come again. Periods are those of the calendar in Shanghai (本周、本月、本季), as the office counts them: a
 * visit on the 1st counts for the month that begins with it, not for thirty days.
 */
import type { Cadence, Visit } from '../entities.ts';
import { fromShanghai, shanghaiDate } from './shanghai-time.ts';

/** Start of the period that holds `now`, or of the `back`-th before it. Unix ms. */
export function periodStart(cadence: Cadence, now: number, back = 0): number {
  const { year, month, day, weekday } = shanghaiDate(now);
  if (cadence === 'weekly') return fromShanghai(year, month, day - (weekday - 1) - 7 * back);
  if (cadence === 'monthly') return fromShanghai(year, month - back, 1);
  return fromShanghai(year, Math.floor(month / 3) * 3 - 3 * back, 1);
}

/** How long since somebody came, in periods: the order is that of growing urgency. */
export const FRESHNESS = ['visited', 'due', 'missed', 'long_missed'] as const;
/**
 * `visited` in this period; `due`: not yet, but in the one before; `missed`: not in the one before either; `long_missed`: not
 * in the two before, or never.
 */
export type Freshness = (typeof FRESHNESS)[number];

export function freshnessOf(cadence: Cadence, lastVisitedAt: string | null, now: number): Freshness {
  const last = lastVisitedAt === null ? -Infinity : Date.parse(lastVisitedAt);
  const periods = [0, 1, 2].findIndex((back) => last >= periodStart(cadence, now, back));
  return FRESHNESS[periods] ?? 'long_missed';
}

/** A visit that counts for a household under care: somebody was met in person. */
export const renewsCare = ({ kind, met }: Pick<Visit, 'kind' | 'met'>): boolean => kind !== 'phone' && met !== 'nobody';
