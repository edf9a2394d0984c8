/**
 * What became of boundaries, day by day: which parts of what were cut, merged or redrawn, by whom, why, and how many lived in
 * them before and after. Read from outlines that have ended; of a world of today, never of a past one.
 */
import type { BoundaryVersion, Territory } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import type { Day } from '../rules/shanghai-time.ts';
import type { World } from '../world.ts';
import { territoryOn, versionOn } from './past-world.ts';

type Dated = Pick<World, 'boundary_version' | 'territory' | 'place_summary'>;

export interface ChangedPart {
  readonly id: TerritoryId;
  readonly name: string;
  /** Null: it was not there before. `households` null: nobody has counted them. */
  readonly before: { readonly households: number | null } | null;
  readonly after: { readonly households: number | null } | null;
}

export interface BoundaryEvent {
  /** The first day of the new outlines. */
  readonly day: Day;
  readonly parentId: TerritoryId;
  /** `split`: parts were added. `merge`: some are gone. `add`: there were none before. */
  readonly kind: 'split' | 'merge' | 'redraw' | 'add';
  readonly parts: readonly ChangedPart[];
  readonly by: readonly string[];
  readonly reasons: readonly string[];
}

interface Group {
  readonly day: Day;
  readonly parentId: TerritoryId;
  readonly ended: BoundaryVersion[];
  readonly ids: Set<TerritoryId>;
}

/** Latest first. */
export function boundaryEvents(world: Dated): readonly BoundaryEvent[] {
  const groups = new Map<string, Group>();
  const at = (day: Day, parentId: TerritoryId): Group => {
    const key = `${day} ${parentId}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { day, parentId, ended: [], ids: new Set() }));
    return group;
  };
  for (const row of world.boundary_version.values()) {
    if (row.valid_from === row.valid_to) continue; // drawn and drawn anew on one day: nobody lived by it
    const group = at(row.valid_to, row.parent_id);
    group.ended.push(row);
    group.ids.add(row.subject_id);
    if (row.valid_from !== null) at(row.valid_from, row.parent_id).ids.add(row.subject_id);
  }
  for (const { id, parent_id, valid_from } of world.territory.values())
    if (parent_id !== null && valid_from !== null) at(valid_from, parent_id).ids.add(id);
  return [...groups.values()]
    .map((group) => eventOf(world, group))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => b.day.localeCompare(a.day) || a.parentId.localeCompare(b.parentId));
}

/** What happened to one territory, or to its parts. Latest first. */
export const eventsAbout = (world: Dated, id: TerritoryId): readonly BoundaryEvent[] =>
  boundaryEvents(world).filter(({ parentId, parts }) => parentId === id || parts.some((part) => part.id === id));

function eventOf(world: Dated, { day, parentId, ended, ids }: Group): BoundaryEvent {
  const parts = [...ids]
    .map((id) => ({ id, old: ended.find((row) => row.subject_id === id), next: territoryOn(world, id, day) }))
    .sort((a, b) => codeOf(a).localeCompare(codeOf(b)))
    .flatMap(({ id, old, next }): ChangedPart[] => {
      const name = next?.name ?? old?.name;
      if (name === undefined) return [];
      return [
        {
          id,
          name,
          before: old ? { households: old.counts.households } : null,
          after: next ? { households: householdsFrom(world, next, day) } : null,
        },
      ];
    });
  const born = parts.some(({ before }) => before === null);
  const gone = parts.some(({ after }) => after === null);
  return {
    day,
    parentId,
    kind: parts.every(({ before }) => before === null) ? 'add' : born === gone ? 'redraw' : born ? 'split' : 'merge',
    parts,
    by: distinct(ended.map(({ ended_by }) => ended_by)),
    reasons: distinct(ended.map(({ reason }) => reason)),
  };
}

const codeOf = ({ old, next }: { readonly old: BoundaryVersion | undefined; readonly next: Territory | undefined }) =>
  next?.code ?? old?.code ?? '';

const distinct = (texts: readonly (string | null)[]): readonly string[] =>
  [...new Set(texts)].filter((text) => text !== null);

/** As counted while it had the outline of that day: on its last day, or now. */
function householdsFrom(world: Dated, row: Territory, day: Day): number | null {
  return row === world.territory.get(row.id)
    ? (world.place_summary.get(row.id)?.households ?? null)
    : (versionOn(world, row.id, day)?.counts.households ?? null);
}
