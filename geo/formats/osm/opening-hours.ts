/**
 * `opening_hours` of OpenStreetMap, as far as shops write it: days, times, several of each, days off. Its grammar is a language of
 * its own (weeks, holidays, sunset); what says more than this is taken as not told, because half understood is wrong.
 */
export interface Hours {
  /** 1 Monday … 7 Sunday. */
  readonly days: number[];
  /** `HH:MM`; `to` not after `from` is of the next day. */
  readonly from: string;
  readonly to: string;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
const TIME = '(?:[01]?\\d|2[0-3]):[0-5]\\d';
const RULE = new RegExp(
  `^(?:(${DAY}(?:-${DAY})?(?:,${DAY}(?:-${DAY})?)*)[ :]*)?(off|closed|${TIME}-(?:${TIME}|24:00)(?:,${TIME}-(?:${TIME}|24:00))*)$`,
);

/** Spans of a week; empty where nothing is told, or nothing this understands. */
export function hoursOf(text: string): Hours[] {
  if (text.trim() === '24/7') return [{ days: EVERY_DAY, from: '00:00', to: '24:00' }];
  const week = new Map<number, string[]>();
  for (const part of text.split(';')) {
    const rule = part.trim().replaceAll(/\s*,\s*/g, ',');
    if (rule === '' || /^PH\b/.test(rule)) continue; // holidays are not days of the week
    const [, days, times] = RULE.exec(rule) ?? [];
    if (times === undefined) return [];
    // a later rule replaces what was said of its days
    for (const day of days === undefined ? EVERY_DAY : daysOf(days))
      week.set(day, /^\d/.test(times) ? times.split(',') : []);
  }
  const spans = [...new Set([...week.values()].flat())];
  return spans.map((span) => {
    const [from = '', to = ''] = span.split('-').map((time) => time.padStart(5, '0'));
    return { days: EVERY_DAY.filter((day) => week.get(day)?.includes(span)), from, to };
  });
}

function daysOf(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((day) => DAYS.indexOf(day) + 1);
    // Sa-Mo goes round the end of the week
    return EVERY_DAY.filter((day) => (first <= last ? day >= first && day <= last : day >= first || day <= last));
  });
}
