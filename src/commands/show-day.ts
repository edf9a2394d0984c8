/** Goes to the boundaries of a past day, and back to today: everything that is shown follows. */
import { dayOf, type Day } from '../domain/rules/shanghai-time.ts';
import type { Selection } from '../domain/selection.ts';
import type { World } from '../domain/world.ts';
import type { AppContext } from './context.ts';
import { shownOf } from './show-outbox.ts';

/** By the server's clock as well as the device knows it. */
export const todayOf = ({ store, clock }: AppContext): Day =>
  dayOf(clock.now() + store.getState().outboxStatus.clockOffsetMs);

/** A day that has passed; null for today and what is still to come, which nobody knows. */
export const pastDay = (app: AppContext, day: Day | null): Day | null =>
  day !== null && day < todayOf(app) ? day : null;

/** Null: today. What is open and was not there that day gives way to what it was part of. */
export function showDay(app: AppContext, day: Day | null): void {
  app.store.setState((before) => {
    const shown = shownOf(before, { day: pastDay(app, day) });
    if (shown.world === before.world) return shown;
    const selection = stillThere(before.world, shown.world, before.selection);
    return { ...shown, hover: null, ...(selection === before.selection ? {} : { selection, highlight: [] }) };
  });
}

function stillThere(before: World, after: World, selection: Selection | null): Selection | null {
  if (selection?.kind !== 'territory') return selection;
  let id: string | null = selection.id;
  while (id !== null && before.territory.has(id) && !after.territory.has(id))
    id = before.territory.get(id)?.parent_id ?? null;
  return id === selection.id ? selection : id === null ? null : { kind: 'territory', id };
}
