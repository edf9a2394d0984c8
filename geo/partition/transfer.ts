/** A piece of one area goes to another. */
import type { LineString, MultiPolygon, Polygon as GeoPolygon, Position } from 'geojson';
import type { LonLat } from '../crs/offset.ts';
import { commit } from './change.ts';
import { breaksOf } from './conflicts.ts';
import { cutInTwo } from './cut.ts';
import { EdgeIndex } from './edge-index.ts';
import { latticeNode } from './edit-nodes.ts';
import { polygonsOf, type Side } from './faces.ts';
import type { Node } from './lattice.ts';
import { flat } from './noding.ts';
import { edgesOf, overlay, Sides, withoutTwins, type Overlay } from './overlay.ts';
import type { Partition } from './partition.ts';
import { straightened } from './merge.ts';
import { attempt, Refused, type Edit } from './refusal.ts';
import { twice, type Polygon } from './ring.ts';

interface Piece {
  readonly moved: readonly Side[];
  readonly rest: readonly Side[];
  readonly neighbours: Overlay['neighbours'];
}

/**
 * Hands what of `from` lies in a shape, say a compound's outline, to `to`. Of a line, the side of it that borders on
 * `to`; if both do, the smaller. What is handed must border on `to`, unless `isApart` allows an exclave.
 */
export const transfer = (
  partition: Partition,
  from: string,
  to: string,
  shape: GeoPolygon | MultiPolygon | LineString,
  isApart = false,
): Edit =>
  attempt(() => {
    const [giver, taker] = [partition.numbers.get(from), partition.numbers.get(to)];
    if (giver === undefined || taker === undefined || giver === taker) throw new Refused('unknown_area');
    const { moved, rest, neighbours } =
      shape.type === 'LineString'
        ? besideLine(partition, giver, taker, shape.coordinates.map(asPlace))
        : inShape(partition, giver, shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates);
    if (rest.length === 0) throw new Refused('collapses');
    const own = edgesOf(neighbours.get(taker) ?? partition.areas[taker]?.polygons ?? []);
    const all = new Sides(own);
    const border = moved.filter(([a, b]) => all.has(b, a));
    if (border.length === 0 && !isApart) throw new Refused('not_touching');
    const outlines = new Map(neighbours)
      .set(giver, polygonsOf(rest))
      .set(taker, polygonsOf(withoutTwins([...own, ...moved])));
    return straightened(commit(partition, { outlines }), new Set(border.flat()));
  });

const asPlace = ([lon = Number.NaN, lat = Number.NaN]: Position): LonLat => [lon, lat];

function inShape(partition: Partition, giver: number, polygons: readonly Position[][][]): Piece {
  const rings = polygons.flatMap((polygon) => polygon.map((ring, r) => closedRing(partition, ring, r === 0)));
  checkSimple(partition, rings);
  const { outline, lines, inner, neighbours } = overlay(partition, giver, rings);
  const isIn = ([a, b]: Side): boolean => lines.has(a, b) || (!lines.has(b, a) && lines.encloses(a, b));
  const taken = outline.list.filter(isIn);
  const moved = withoutTwins([...taken, ...inner]);
  if (moved.length === 0) throw new Refused('nothing_to_hand');
  const left = outline.list.filter((edge) => !isIn(edge));
  return { moved, rest: withoutTwins([...left, ...inner.map(([a, b]): Side => [b, a])]), neighbours };
}

function besideLine(partition: Partition, giver: number, taker: number, line: readonly LonLat[]): Piece {
  const { parts, neighbours } = cutInTwo(partition, giver, line);
  const own = new Sides(edgesOf(neighbours.get(taker) ?? partition.areas[taker]?.polygons ?? []));
  const isBeside = (polygons: readonly Polygon[]) => edgesOf(polygons).some(([a, b]) => own.has(b, a));
  const [larger, smaller] = parts;
  const [moved, rest] = isBeside(larger) && !isBeside(smaller) ? [larger, smaller] : [smaller, larger];
  return { moved: edgesOf(moved), rest: edgesOf(rest), neighbours };
}

/** A ring of a shape as a closed chain, what it encloses to its left, or to its right for a hole. */
function closedRing(partition: Partition, ring: readonly Position[], isOuter: boolean): Node[] {
  const nodes = ring.map((position) => latticeNode(partition, asPlace(position)));
  const open = nodes.filter((node, i) => node !== nodes[i + 1] && (i + 1 < nodes.length || node !== nodes[0]));
  const isLeft = twice(Float64Array.from(open)) > 0;
  const turned = isLeft === isOuter ? open : open.reverse();
  return [...turned, turned[0] as Node];
}

function checkSimple(partition: Partition, rings: readonly (readonly Node[])[]): void {
  if (rings.some(({ length }) => length < 4)) throw new Refused('not_simple');
  const { areCrossing } = breaksOf(EdgeIndex.of(flat(rings)), false);
  if (areCrossing) throw new Refused('not_simple', partition.placeOf(rings[0]?.[0] as Node));
}
