/** County, street office, communities and grids: outlines of the same faces, so each level tiles the one above. */
import { COMMUNITIES } from './districts.ts';
import type { Draft } from './draft.ts';
import type { Face } from './planar-map.ts';
import { area, centroid } from './polygon.ts';
import { toMultiPolygon } from './projection.ts';
import type { Vec } from './vec.ts';

const COUNTY_CODE = '990101';
const STREET_CODE = `${COUNTY_CODE}001`;
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Grids whose northern ends lie within this many metres of each other stand in one row and are numbered west to east. */
const ROW = 265;

/** West to east inside a row, rows north to south. */
function inReadingOrder<T extends { middle: Vec; north: number }>(list: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const item of [...list].sort((a, b) => b.north - a.north)) {
    const row = rows[rows.length - 1];
    if (row?.[0] && row[0].north - item.north < ROW) row.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.middle[0] - b.middle[0]));
}

const three = (n: number): string => String(n).padStart(3, '0');

export function writeTerritories(draft: Draft): void {
  const { map } = draft.town.districts;
  const outlineOf = (faces: readonly Face[]): Vec[] => {
    const rings = map.outline(faces);
    const ring = rings[0];
    if (!ring || rings.length !== 1) throw new Error('a territory must be one piece without holes');
    return ring.map((c) => map.point(c));
  };
  const add = (
    parent: string | null,
    level: string,
    code: string,
    office: string | null,
    name: string,
    kind: string | null,
    ring: readonly Vec[],
  ): string => {
    const id = draft.newId();
    draft.rows.territory.push({
      id,
      parent_id: parent,
      level,
      code,
      office_code: office,
      name,
      kind,
      geom: toMultiPolygon(ring),
    });
    return id;
  };
  const county = draft.town.plan.county;
  draft.county = add(
    null,
    'county',
    COUNTY_CODE,
    null,
    '云汀县',
    null,
    area(county) > 0 ? county : [...county].reverse(),
  );
  draft.street = add(draft.county, 'street', STREET_CODE, null, '连心街道', null, outlineOf(map.faces));
  COMMUNITIES.forEach((community, index) => {
    const faces = map.faces.filter((f) => f.community === index);
    const code = STREET_CODE + three(index + 1);
    const parent = add(draft.street, 'community', code, community.short, community.name, null, outlineOf(faces));
    draft.communities[index] = parent;
    const grids = [...new Set(faces.map((f) => f.grid))].map((grid) => {
      const ring = outlineOf(faces.filter((f) => f.grid === grid));
      return { grid, ring, middle: centroid(ring), north: Math.max(...ring.map((p) => p[1])) };
    });
    inReadingOrder(grids).forEach(({ grid, ring }, i) => {
      const office = `${community.short}-${String(i + 1).padStart(2, '0')}`;
      draft.grids[grid] = add(
        parent,
        'grid',
        code + three(i + 1),
        office,
        `第${DIGITS[i + 1] ?? ''}网格`,
        'base_grid',
        ring,
      );
    });
  });
}
