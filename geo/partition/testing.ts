/** Partitions to try edits on, and edits by lot. For tests and the bench. */
import type { Polygon as GeoPolygon, Position } from 'geojson';
import type { LonLat } from '../crs/offset.ts';
import type { Random } from '../random.ts';
import type { Area } from './area.ts';
import { cut } from './cut.ts';
import { deleteNode, insertNode, moveEdge, moveNode } from './edit-nodes.ts';
import { merge } from './merge.ts';
import type { Partition } from './partition.ts';
import type { AreaInput } from './read.ts';
import type { Edit } from './refusal.ts';
import { transfer } from './transfer.ts';

const round = (value: number): number => Math.round(value * 1e7) / 1e7;
const at = (lon: number, lat: number): LonLat => [round(lon), round(lat)];

/** About 100 m. */
const STEP = 0.001;

/**
 * `columns` by `rows` crooked fields with `between` more nodes on each side, beside each other at 101.2° E, 41.3° N;
 * the outer rim is straight enough to be one, and the parent, which has four corners, is the whole.
 */
export function fields(
  columns: number,
  rows: number,
  random: Random,
  between = 0,
): { areas: AreaInput[]; parent: GeoPolygon } {
  const isRim = (i: number, most: number): boolean => i === 0 || i === most;
  const jitter = (isFixed: boolean): number => (isFixed ? 0 : random.between(-0.3, 0.3));
  const corners = Array.from({ length: columns + 1 }, (_, i) =>
    Array.from({ length: rows + 1 }, (_, j) =>
      at(101.2 + (i + jitter(isRim(i, columns))) * STEP, 41.3 + (j + jitter(isRim(j, rows))) * STEP),
    ),
  );
  const sides = new Map<string, LonLat[]>();
  const corner = (i: number, j: number): LonLat => corners[i]?.[j] ?? [0, 0];
  /** From one corner to the next, without the last: the same places whoever asks. */
  const way = ([i, j]: readonly [number, number], [k, l]: readonly [number, number]): LonLat[] => {
    if (k < i || l < j) return [corner(i, j), ...way([k, l], [i, j]).slice(1).reverse()];
    const key = `${i},${j},${k},${l}`;
    const [a, b] = [corner(i, j), corner(k, l)];
    const isOuter = i === k ? isRim(i, columns) : isRim(j, rows);
    const isStraight = isOuter || random.chance(0.5);
    const off = (): number => (isStraight ? 0 : random.between(-0.04, 0.04) * STEP);
    let side = sides.get(key);
    if (!side) {
      const inner = Array.from({ length: between }, (_, n) => {
        const t = (n + 1) / (between + 1);
        return at(a[0] + (b[0] - a[0]) * t + off(), a[1] + (b[1] - a[1]) * t + off());
      });
      sides.set(key, (side = [a, ...inner]));
    }
    return side;
  };
  const areas = Array.from({ length: columns * rows }, (_, n): AreaInput => {
    const [i, j] = [n % columns, Math.floor(n / columns)];
    const [a, b, c, d] = [
      [i, j],
      [i + 1, j],
      [i + 1, j + 1],
      [i, j + 1],
    ] as const;
    const ring = [...way(a, b), ...way(b, c), ...way(c, d), ...way(d, a)];
    return { id: `f${n}`, geometry: { type: 'Polygon', coordinates: [closed(ring)] } };
  });
  const rim = [corner(0, 0), corner(columns, 0), corner(columns, rows), corner(0, rows)];
  return { areas, parent: { type: 'Polygon', coordinates: [closed(rim)] } };
}

export const closed = (ring: readonly LonLat[]): Position[] =>
  [...ring, ring[0] ?? [0, 0]].map(([lon, lat]) => [lon, lat]);

/** Thousandths of a degree from 116° E, 39° N; `off` is added to the longitude of the first corner, in degrees. */
export function rectangle(west: number, south: number, east: number, north: number, off = 0): GeoPolygon {
  const place = (x: number, y: number): LonLat => at(116 + x / 1000, 39 + y / 1000);
  const [first, ...others] = [place(west, south), place(east, south), place(east, north), place(west, north)];
  return { type: 'Polygon', coordinates: [closed([[(first?.[0] ?? 0) + off, first?.[1] ?? 0], ...others])] };
}

export const EDIT_KINDS = ['move', 'insert', 'delete', 'moveEdge', 'cut', 'island', 'merge', 'shape', 'strip'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

interface Lot {
  readonly partition: Partition;
  readonly random: Random;
  readonly id: string;
  readonly area: Area;
  /** An edge of the area, and what lies on the other side. */
  readonly edge: readonly [LonLat, LonLat];
  readonly other: string | undefined;
  readonly newId: string;
}

/** A place about `reach` edge lengths from the middle of the edge. */
function around({ random, edge: [a, b] }: Lot, reach: number): LonLat {
  const length = Math.max(1e-5, Math.hypot(b[0] - a[0], b[1] - a[1])) * reach;
  return at((a[0] + b[0]) / 2 + random.between(-length, length), (a[1] + b[1]) / 2 + random.between(-length, length));
}

/** As many places in order around the middle of the edge. */
function loop(lot: Lot, count: number, reach: number): LonLat[] {
  const [a, b] = lot.edge;
  const length = Math.max(1e-5, Math.hypot(b[0] - a[0], b[1] - a[1])) * reach;
  const middle = around(lot, reach);
  return Array.from({ length: count }, (_, i) => {
    const [angle, far] = [(2 * Math.PI * i) / count, lot.random.between(0.3, 1) * length];
    return at(middle[0] + Math.cos(angle) * far, middle[1] + Math.sin(angle) * far);
  });
}

const MAKE: Record<EditKind, (lot: Lot) => Edit | null> = {
  move: (lot) => moveNode(lot.partition, lot.edge[0], around(lot, 0.8)),
  insert: (lot) => insertNode(lot.partition, lot.edge, around(lot, 0.2)),
  delete: (lot) => deleteNode(lot.partition, lot.edge[0]),
  moveEdge: ({ partition, random, edge: [a, b] }) => {
    const [x, y] = [random.between(-1e-4, 1e-4), random.between(-1e-4, 1e-4)];
    return moveEdge(partition, [a, b], [at(a[0] + x, a[1] + y), at(b[0] + x, b[1] + y)]);
  },
  cut: (lot) => cut(lot.partition, lot.id, [around(lot, 6), around(lot, 1), around(lot, 6)], lot.newId),
  island: (lot) => {
    const ring = loop(lot, lot.random.int(3, 7), 0.5);
    return cut(lot.partition, lot.id, [...ring, ring[0] ?? [0, 0]], lot.newId);
  },
  merge: ({ partition, id, other }) => (other === undefined ? null : merge(partition, id, other)),
  shape: (lot) =>
    lot.other === undefined
      ? null
      : transfer(
          lot.partition,
          lot.id,
          lot.other,
          { type: 'Polygon', coordinates: [closed(loop(lot, lot.random.int(3, 8), 1))] },
          lot.random.chance(0.1),
        ),
  strip: (lot) =>
    lot.other === undefined
      ? null
      : transfer(lot.partition, lot.id, lot.other, {
          type: 'LineString',
          coordinates: [around(lot, 3), around(lot, 1), around(lot, 3)].map(([lon, lat]) => [lon, lat]),
        }),
};

/** An edit of one kind somewhere; null where the lot fell on something it cannot be made with. `newId` must be new. */
export function editByLot(partition: Partition, kind: EditKind, random: Random, newId: string): Edit | null {
  const id = random.pick(partition.ids);
  const area = partition.area(id);
  const number = partition.numbers.get(id);
  if (!area || number === undefined) return null;
  const [a, b] = random.pick(area.edges(number));
  const edge = [partition.placeOf(a), partition.placeOf(b)] as const;
  const [other] = partition.idsOf([partition.index.areaLeftOf(b, a)]);
  return MAKE[kind]({ partition, random, id, area, edge, other, newId });
}
