/** The days a person can look back on, from the one before the first change to today, and the steps between changes. */
import { addDays, startOfDay, type Day } from '../rules/shanghai-time.ts';
import type { World } from '../world.ts';
import { boundaryDays } from './past-world.ts';

const DAY_MS = 24 * 3_600_000;

export interface DayScale {
  readonly first: Day;
  readonly today: Day;
  /** How many days lie between them. */
  readonly length: number;
  /** Days on which boundaries changed, oldest first. */
  readonly changes: readonly Day[];
}

export const daysBetween = (from: Day, to: Day): number => Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS);

/** Null while no boundary has ever changed. */
export function dayScale(world: Pick<World, 'boundary_version' | 'territory'>, today: Day): DayScale | null {
  const changes = boundaryDays(world).filter((day) => day <= today);
  const [oldest] = changes;
  if (oldest === undefined) return null;
  const first = addDays(oldest, -1);
  return { first, today, length: daysBetween(first, today), changes };
}

/** The last day before the latest change up to `day`: how it was before. Null where it never was otherwise. */
export function dayBefore({ changes }: DayScale, day: Day): Day | null {
  const latest = changes.findLast((change) => change <= day);
  return latest === undefined ? null : addDays(latest, -1);
}

/** The day of the next change, and after the last one today. Null for today. */
export const dayAfter = ({ changes, today }: DayScale, day: Day): Day | null =>
  changes.find((change) => change > day) ?? (day < today ? today : null);
