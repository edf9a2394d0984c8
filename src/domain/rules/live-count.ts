/**
 * Who lives in the areas of a partition while it is being drawn. A building belongs, with all its doors, to the area its middle
 * lies in. Counting anew asks only about the buildings of areas that changed: what one edit touches keeps its outer rim.
 */
import type { Polygon } from 'geojson';
import { toNode, xOf, yOf } from '../../../geo/partition/lattice.ts';
import type { Area } from '../../../geo/partition/area.ts';
import { OUTSIDE, type Partition } from '../../../geo/partition/partition.ts';
import { rowsBy, type World } from '../world.ts';
import { MEASURES, type LiveCount } from './area-count.ts';

/** Buildings by their place on the lattice of one partition and all that are edited from it. */
export interface CountedHomes {
  readonly ids: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What one building adds to each of `MEASURES`, building after building. */
  readonly weights: Float64Array;
}

/** Buildings that stand in the partition's extent, with everybody whose home is in them. */
export function homesOf(world: World, { lattice }: Partition): CountedHomes {
  const ids: string[] = [];
  const places: number[] = [];
  const weights: number[] = [];
  for (const { id, geom } of world.building.values()) {
    const node = toNode(lattice, middleOf(geom.type === 'Polygon' ? geom.coordinates : (geom.coordinates[0] ?? [])));
    if (node === null) continue;
    const homes = rowsBy(world.stairwell_unit, 'building_id', id).flatMap((unit) =>
      rowsBy(world.household, 'stairwell_unit_id', unit.id),
    );
    const members = homes.reduce((sum, home) => sum + rowsBy(world.party_member, 'household_id', home.id).length, 0);
    ids.push(id);
    places.push(xOf(node), yOf(node));
    weights.push(
      1,
      homes.length,
      homes.reduce((sum, { residents }) => sum + residents, 0),
      members,
    );
  }
  return {
    ids,
    x: Float64Array.from(ids, (_, n) => places[2 * n] ?? 0),
    y: Float64Array.from(ids, (_, n) => places[2 * n + 1] ?? 0),
    weights: Float64Array.from(weights),
  };
}

/** Of a house, which is near enough to convex: the middle of its corners' box is inside it, or beside its courtyard. */
function middleOf([ring = []]: Polygon['coordinates']): [lon: number, lat: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of ring) {
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  return [(west + east) / 2, (south + north) / 2];
}

/** `before`: a count of another partition of the same family, to count only what differs. */
export function countLive(homes: CountedHomes, partition: Partition, before: LiveCount | null = null): LiveCount {
  if (before?.partition === partition) return before;
  const last = before?.partition.areas ?? [];
  const changed = partition.areas.map((area, n) => n !== OUTSIDE && (!before || area !== last[n]));
  const owner = before ? before.owner.slice() : new Int32Array(homes.ids.length);
  const asked = partition.areas.flatMap((area, n) => (area && changed[n] ? [{ area, n, box: boxOf(area) }] : []));
  const sums = new Float64Array(partition.areas.length * MEASURES.length);
  if (before) sums.set(before.sums.subarray(0, sums.length));
  const add = (b: number, n: number, sign: 1 | -1): void => {
    if (n === OUTSIDE) return;
    for (let m = 0; m < MEASURES.length; m++) {
      const [at, of] = [n * MEASURES.length + m, b * MEASURES.length + m];
      sums[at] = (sums[at] ?? 0) + sign * (homes.weights[of] ?? 0);
    }
  };
  for (let b = 0; b < owner.length; b++) {
    const was = owner[b] ?? OUTSIDE;
    // An area that is not there any more, after an undo, has no number here.
    if (before && was !== OUTSIDE && changed[was] === false) continue;
    const [x, y] = [homes.x[b] ?? 0, homes.y[b] ?? 0];
    const now = ownerAt(asked, x, y, was);
    if (now === was) continue;
    add(b, was, -1);
    add(b, now, 1);
    owner[b] = now;
  }
  return { partition, owner, sums };
}

interface Asked {
  readonly area: Area;
  readonly n: number;
  readonly box: Box;
}

/** The likeliest first: most buildings stay where they are. */
function ownerAt(asked: readonly Asked[], x: number, y: number, was: number): number {
  const isIn = ({ area, box: [west, south, east, north] }: Asked): boolean =>
    x >= west && x <= east && y >= south && y <= north && area.has(x, y);
  const own = asked.find(({ n }) => n === was);
  if (own && isIn(own)) return was;
  return asked.find((each) => each !== own && isIn(each))?.n ?? OUTSIDE;
}

type Box = readonly [west: number, south: number, east: number, north: number];
const boxes = new WeakMap<Area, Box>();

function boxOf(area: Area): Box {
  let box = boxes.get(area);
  if (!box) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [ring] of area.polygons)
      for (const node of ring ?? []) {
        const [x, y] = [xOf(node), yOf(node)];
        [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
      }
    boxes.set(area, (box = [west, south, east, north]));
  }
  return box;
}

/** Households that lie in another area than before. */
export const movedHouseholds = ({ weights }: CountedHomes, before: LiveCount, now: LiveCount): number =>
  now.owner.reduce(
    (sum, n, b) =>
      now.partition.areas[n]?.id === before.partition.areas[before.owner[b] ?? OUTSIDE]?.id
        ? sum
        : sum + (weights[b * MEASURES.length + 1] ?? 0),
    0,
  );
