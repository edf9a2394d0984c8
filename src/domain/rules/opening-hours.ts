/** Whether a station is open, and if not, when it opens: what a resident on the telephone asks first. */
import type { OpeningHours } from '../entities.ts';
import { shanghaiClock } from './shanghai-time.ts';

export type OpenState =
  | { readonly kind: 'open'; readonly until: string }
  | { readonly kind: 'always' }
  /** `inDays` 0 = later today, 1 = tomorrow …; `weekday` 1 = Monday. */
  | { readonly kind: 'closed'; readonly opensAt: string; readonly weekday: number; readonly inDays: number }
  /** Nobody has entered hours, or none that ever opens. */
  | { readonly kind: 'unknown' };

const DAY = 24 * 60;

/** `HH:MM` as minutes since midnight, `24:00` included; null for anything else. */
function minutesOf(time: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(time);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= DAY ? minutes : null;
}

interface Span {
  readonly weekday: number;
  readonly from: number;
  /** May exceed one day: 20:00–02:00 runs on past midnight. */
  readonly to: number;
  readonly row: OpeningHours;
}

function spansOf(hours: readonly OpeningHours[]): Span[] {
  return hours.flatMap((row) => {
    const from = minutesOf(row.from);
    const to = minutesOf(row.to);
    if (from === null || to === null || from === to) return [];
    return row.days.map((weekday) => ({ weekday, from, to: to > from ? to : to + DAY, row }));
  });
}

export function openStateOf(hours: readonly OpeningHours[], now: number): OpenState {
  const spans = spansOf(hours);
  if (spans.length === 0) return { kind: 'unknown' };
  const clock = shanghaiClock(now);
  const yesterday = clock.weekday === 1 ? 7 : clock.weekday - 1;
  const open = spans.filter(
    (span) =>
      (span.weekday === clock.weekday && clock.minutes >= span.from && clock.minutes < span.to) ||
      (span.weekday === yesterday && clock.minutes + DAY < span.to),
  );
  if (open.length > 0) {
    const last = open.reduce((a, b) => (b.to > a.to ? b : a));
    return spans.length === 7 && spans.every((span) => span.to - span.from === DAY)
      ? { kind: 'always' }
      : { kind: 'open', until: last.row.to };
  }
  const next = spans
    .map((span) => ({
      span,
      wait: (((span.weekday - clock.weekday + 7) % 7) * DAY + span.from - clock.minutes + 7 * DAY) % (7 * DAY),
    }))
    .reduce((a, b) => (b.wait < a.wait ? b : a));
  return {
    kind: 'closed',
    opensAt: next.span.row.from,
    weekday: next.span.weekday,
    inDays: Math.floor((clock.minutes + next.wait) / DAY),
  };
}

/** A compound gate's `06:00-22:00` as hours of every day, so that gates and stations answer alike. */
export function gateHours(text: string): OpeningHours[] {
  const [from = '', to = ''] = text.split('-');
  return minutesOf(from) === null || minutesOf(to) === null ? [] : [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }];
}
