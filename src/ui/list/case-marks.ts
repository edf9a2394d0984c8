/** How many open and overdue cases lie in each place, counted once for the whole list from the rows this person holds. */
import { isClosed, timeLeft } from '../../domain/rules/case-urgency.ts';
import { holdsAll } from '../../domain/rules/may-hold.ts';
import type { Selection } from '../../domain/selection.ts';
import type { World } from '../../domain/world.ts';

export interface CaseMark {
  readonly open: number;
  readonly overdue: number;
}

type Held = Pick<World, 'case_record' | 'case_stage' | 'territory'>;

/** By the id of a territory (everything under it included), compound or building. `now` in Unix ms. */
export function caseMarks({ case_record, case_stage, territory }: Held, now: number): ReadonlyMap<string, CaseMark> {
  const marks = new Map<string, { open: number; overdue: number }>();
  for (const record of case_record.values()) {
    if (isClosed(record, case_stage)) continue;
    const overdue = timeLeft(record, now) < 0 ? 1 : 0;
    const places = new Set<string>();
    if (record.building_id) places.add(record.building_id);
    if (record.compound_id) places.add(record.compound_id);
    // The set also ends the walk should imported territories form a ring.
    for (
      let at = territory.get(record.territory_id);
      at && !places.has(at.id);
      at = at.parent_id ? territory.get(at.parent_id) : undefined
    ) {
      places.add(at.id);
    }
    for (const place of places) {
      const mark = marks.get(place) ?? { open: 0, overdue: 0 };
      marks.set(place, { open: mark.open + 1, overdue: mark.overdue + overdue });
    }
  }
  return marks;
}

/**
 * What a row may say of its place: the counted marks where this person was sent every case of it, otherwise the database's
 * own number of open cases, and nothing about overdue ones. Null: no open case, or nothing known.
 */
export function markOf(world: World, marks: ReadonlyMap<string, CaseMark>, { kind, id }: Selection): CaseMark | null {
  const territory =
    kind === 'territory'
      ? world.territory.get(id)?.id
      : kind === 'compound'
        ? world.compound.get(id)?.territory_id
        : undefined;
  const mark = marks.get(id) ?? null;
  if (territory === undefined || holdsAll(world, 'case_record', territory)) return mark;
  const open = world.place_summary.get(id)?.open_cases ?? 0;
  return open > 0 ? { open, overdue: 0 } : null;
}
