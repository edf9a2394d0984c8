/** Responsibility lines: the river in four sections, two streets in two; most have a unit that answers for them, two have nobody. */
import type { Position } from 'geojson';
import { territoryRow, type Draft } from './draft.ts';
import { contains } from './polygon.ts';
import { toLine } from './projection.ts';
import { distance, lerp, type Vec } from './vec.ts';

const STREETS = ['连心大道', '南桥大街'] as const;
const PARTS = ['一段', '二段', '三段', '四段'] as const;
/** Sections that nobody answers for. */
const BLIND: readonly string[] = ['清溪河（三段）', '南桥大街（二段）'];

export function writeZones(draft: Draft): void {
  const units = draft.random.fork('zones').shuffle([...draft.rows.resident_unit]);
  const write = (kind: 'river' | 'street', course: string, line: readonly Vec[], parts: number): void => {
    cutEvenly(line, parts).forEach((part, i) => {
      const name = `${course}（${PARTS[i] ?? ''}）`;
      const coordinates = toLine(part);
      draft.rows.responsibility_zone.push({
        id: draft.newId(),
        territory_id: territoryAt(draft, coordinates[0] ?? []),
        kind,
        name,
        resident_unit_id: BLIND.includes(name) ? null : (units.pop()?.id ?? null),
        geom: { type: 'LineString', coordinates },
      });
    });
  };
  write('river', '清溪河', inTown(draft, draft.town.plan.river), PARTS.length);
  const { map } = draft.town.districts;
  for (const name of STREETS) {
    const street = map.lines.find((line) => line.kind === 'street' && line.name === name && line.corners.length > 2);
    if (!street) throw new RangeError(`no street ${name}`);
    write(
      'street',
      name,
      street.corners.map((corner) => map.point(corner)),
      2,
    );
  }
}

/** From the first point within the street office to the last. */
function inTown(draft: Draft, line: readonly Vec[]): readonly Vec[] {
  const own = toLine(line).map((at) => isIn(draft, draft.street, at));
  return line.slice(own.indexOf(true), own.lastIndexOf(true) + 1);
}

function cutEvenly(line: readonly Vec[], parts: number): Vec[][] {
  const whole = line.slice(1).reduce((sum, to, i) => sum + distance(line[i] as Vec, to), 0);
  const pieces: Vec[][] = [[line[0] as Vec]];
  let done = 0;
  for (let i = 1; i < line.length; i += 1) {
    const to = line[i] as Vec;
    let from = line[i - 1] as Vec;
    for (;;) {
      const step = distance(from, to);
      const left = (whole * pieces.length) / parts - done;
      if (pieces.length === parts || step < left) break;
      const cut = lerp(from, to, left / step);
      pieces.at(-1)?.push(cut);
      pieces.push([cut]);
      done += left;
      from = cut;
    }
    done += distance(from, to);
    pieces.at(-1)?.push(to);
  }
  return pieces;
}

const isIn = (draft: Draft, territory: string, [x = 0, y = 0]: Position): boolean =>
  territoryRow(draft, territory).geom.coordinates.some(([outer = []]) =>
    contains(
      outer.map(([lon = 0, lat = 0]): Vec => [lon, lat]),
      [x, y],
    ),
  );

/** The grid it begins in, or the street office where it begins on the very edge. */
const territoryAt = (draft: Draft, at: Position): string =>
  draft.grids.find((grid) => isIn(draft, grid, at)) ?? draft.street;
