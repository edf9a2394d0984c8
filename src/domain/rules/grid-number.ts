/**
 * Which number each part of a territory has by the rule (GB/T 30428.1 and DB11 as read in `domain.md`, D1): 3 digits behind
 * the code of the whole, from north to south in as many bands as a square of parts would have rows, in a band from west to
 * east. The database has the same rule (`private.code_by_rule`); a test holds one against the other.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Territory } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { centreOf } from './distance.ts';
import { rowsBy, type World } from '../world.ts';

/** The parts whose code the rule would change, with the code it says. */
export function numberedByRule(world: World, parentId: TerritoryId): readonly Territory[] {
  const parent = world.territory.get(parentId);
  if (!parent) return [];
  const parts = rowsBy(world.territory, 'parent_id', parentId);
  const lats = pointsOf(parent.geom).map(([, lat = 0]) => lat);
  const north = Math.max(...lats);
  const height = north - Math.min(...lats) || 1;
  const bands = Math.ceil(Math.sqrt(parts.length));
  const placed = parts.map((part) => {
    const [lon = 0, lat = 0] = centreOf(part.geom) ?? [];
    return { part, lon, band: Math.floor(((north - lat) / height) * bands) };
  });
  placed.sort((a, b) => a.band - b.band || a.lon - b.lon || (a.part.id < b.part.id ? -1 : 1));
  return placed.flatMap(({ part }, i) => {
    const code = parent.code + String(i + 1).padStart(3, '0');
    return part.code === code ? [] : [{ ...part, code }];
  });
}

const pointsOf = (geom: MultiPolygon | Polygon): Position[] =>
  (geom.type === 'Polygon' ? [geom.coordinates] : geom.coordinates).flat(2);
