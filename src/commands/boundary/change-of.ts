/** What has been drawn, as the server is told it: the outlines that differ, new parts, and parts that are no more. */
import type { BoundaryWork } from '../../domain/boundary-work.ts';
import type { BoundaryChange, ChangedArea } from '../../domain/entities.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { territoriesOf } from '../../domain/operations/boundary.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';

type Opened = Pick<BoundaryEdit, 'rows' | 'base' | 'versions'>;

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Of what was opened to what is drawn. Names that stand as they did are not told. */
export function changeOf({ rows, base }: Pick<Opened, 'rows' | 'base'>, work: BoundaryWork): BoundaryChange {
  const { partition, names, into } = work;
  const isDrawn = (id: string): boolean => {
    const area = partition.area(id);
    return area !== base.partition.area(id) && !isSame(partition.geometryOf(id), rows.get(id)?.geom);
  };
  const drawn = new Set(partition.ids.filter(isDrawn));
  const areas = partition.ids.flatMap((id): ChangedArea[] => {
    const geom = partition.geometryOf(id);
    if (!geom) return [];
    const row = rows.get(id);
    const name = names.get(id)?.trim();
    const renamed = name !== undefined && name !== row?.name ? { name } : {};
    if (!row) return [{ territory_id: id as TerritoryId, geom, ...renamed, ...origin(work, id) }];
    // A neighbour that got a node when it was opened belongs to the change: its border is drawn with it.
    const isTouched = !isSame(geom, row.geom) && partition.neighboursOf(id).some((other) => drawn.has(other));
    return drawn.has(id) || isTouched || renamed.name !== undefined ? [{ territory_id: row.id, geom, ...renamed }] : [];
  });
  const removed = [...into.keys()].flatMap((id) => {
    const row = rows.get(id);
    return row && !partition.area(id) ? [{ territory_id: row.id, into_id: lastOf(into, id) as TerritoryId }] : [];
  });
  return { areas, removed };
}

/** Of a new part the one it was cut from; where that is no more, what it became. */
function origin({ cutFrom, into }: BoundaryWork, id: string): Pick<ChangedArea, 'cut_from_id'> {
  let from = cutFrom.get(id);
  while (from !== undefined && cutFrom.has(from)) from = cutFrom.get(from);
  return from === undefined ? {} : { cut_from_id: lastOf(into, from) as TerritoryId };
}

function lastOf(into: ReadonlyMap<string, string>, id: string): string {
  let last = id;
  for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
  return last;
}

/** The versions of what a change is about, as they were opened. */
export const basesOfChange = ({ versions }: Pick<Opened, 'versions'>, change: BoundaryChange) =>
  Object.fromEntries(
    territoriesOf(change).flatMap((id): [string, number][] => {
      const version = versions[id];
      return version === undefined ? [] : [[id, version]];
    }),
  );

export const isEmptyChange = ({ areas, removed }: BoundaryChange): boolean => areas.length + removed.length === 0;
