/** How many cases an area has open, and how many of the held ones are overdue: what a count on the far map says. */
import type { TerritoryId } from '../../domain/ids.ts';
import { isFiltering } from '../../domain/rules/case-filter.ts';
import { shownCases } from './case-filter.ts';
import { markOf } from './case-record.ts';
import type { View } from './source.ts';

export interface Tally {
  open: number;
  overdue: number;
}

/** By territory, of every level: a case counts for its grid and for everything above. */
export function tallyCases(view: View): (id: TerritoryId) => Tally {
  const {
    state: { world, caseFilter },
    now,
  } = view;
  const held = new Map<TerritoryId, Tally>();
  for (const row of shownCases(view)) {
    const mark = markOf(row, world.case_stage, now);
    if (mark === 'closed') continue;
    for (let at: TerritoryId | null | undefined = row.territory_id; at; at = world.territory.get(at)?.parent_id) {
      const tally = held.get(at) ?? { open: 0, overdue: 0 };
      tally.open += 1;
      if (mark === 'overdue') tally.overdue += 1;
      held.set(at, tally);
    }
  }
  if (isFiltering(caseFilter)) return (id) => held.get(id) ?? { open: 0, overdue: 0 };
  // The office's count knows of cases this person does not hold.
  return (id) => ({
    open: world.place_summary.get(id)?.open_cases ?? held.get(id)?.open ?? 0,
    overdue: held.get(id)?.overdue ?? 0,
  });
}
