/**
 * Why areas are no partition: a list a person can act upon. All outlines are laid over each other; of every face that
 * makes, it is asked which areas have it.
 */
import type { LonLat } from '../crs/offset.ts';
import { facesOf, polygonOf, type Side } from './faces.ts';
import { ringM2 } from './geodesic.ts';
import { toLonLat, xOf, yOf, type Lattice, type Node } from './lattice.ts';
import { breaksOf } from './conflicts.ts';
import { EdgeIndex } from './edge-index.ts';
import { flat, nodedChains } from './noding.ts';
import { edgesOf, Sides } from './overlay.ts';
import type { Polygon } from './ring.ts';
import { faultIn } from './validity.ts';

type FindingCode =
  | 'unreadable' // a ring is open, crosses or meets itself, or has no area
  | 'same_id'
  | 'too_wide' // no areas at all, no numbers, or more than 3° of them
  | 'overlap'
  | 'gap' // `areas` are two of those around it, or the only one
  | 'outside'; // beyond the parent

export interface Finding {
  readonly code: FindingCode;
  readonly areas: readonly string[];
  /** A place on its rim, of the largest piece. */
  readonly at: LonLat | null;
  readonly m2: number;
}

/** An outline by id; the parent's is null. */
type Layer = readonly [id: string | null, polygons: readonly Polygon[]];

interface Shape {
  readonly id: string | null;
  readonly sides: Sides;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

const boxOf = (sides: readonly Side[]): Shape['box'] => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [node] of sides) {
    const [x, y] = [xOf(node), yOf(node)];
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
};

/** Areas whose own rings cross, are nested wrongly, or have an edge in common. */
export function unfitIn(lattice: Lattice, layers: readonly Layer[]): Finding[] {
  return layers.flatMap(([id, polygons]): Finding[] => {
    const sides = new Sides(edgesOf(polygons));
    const twin = sides.list.find(([a, b]) => sides.has(b, a));
    const { areCrossing } = breaksOf(EdgeIndex.of(flat(sides.list)), false);
    const fault = areCrossing || twin ? null : faultIn(polygons);
    if (!areCrossing && !twin && !fault) return [];
    const at = toLonLat(lattice, twin?.[0] ?? (fault?.ring ?? polygons[0]?.[0])?.[0] ?? 0);
    return [{ code: 'unreadable', areas: id === null ? [] : [id], at, m2: 0 }];
  });
}

/** Overlaps, gaps and what lies beyond the parent, largest first. Pieces of the same areas are one finding. */
export function findingsIn(lattice: Lattice, layers: readonly Layer[]): Finding[] {
  const outlines = layers.map(([, polygons]) => edgesOf(polygons));
  const chains = nodedChains(outlines.flat());
  if (!chains) return [{ code: 'unreadable', areas: [], at: null, m2: 0 }];
  let next = 0;
  const shapes = outlines.map((edges, i): Shape => {
    const own = chains.slice(next, (next += edges.length));
    const sides = own.flatMap((chain) => chain.slice(1).map((b, k): Side => [chain[k] as Node, b]));
    return { id: (layers[i] as Layer)[0], sides: new Sides(sides), box: boxOf(sides) };
  });
  const both = bothWays(shapes.flatMap(({ sides }) => sides.list));
  const found = new Map<string, Finding & { readonly largest: number }>();
  for (const face of facesOf(both)) {
    const [a, b] = both[face.outer[0] as number] as Side;
    const finding = about(shapes, a, b, () => face.outer.map((e) => both[e] as Side));
    if (!finding) continue;
    const m2 = polygonOf(both, face).reduce((sum, ring) => sum + ringM2(lattice, ring), 0);
    const key = `${finding.code} ${finding.areas.join()} ${finding.code === 'gap' ? a : ''}`;
    const known = found.get(key);
    const place = known && known.largest >= m2 ? known.at : toLonLat(lattice, a);
    found.set(key, { ...finding, at: place, m2: m2 + (known?.m2 ?? 0), largest: Math.max(m2, known?.largest ?? 0) });
  }
  return [...found.values()]
    .sort((p, q) => q.m2 - p.m2)
    .map(({ code, areas, at, m2 }): Finding => ({ code, areas, at, m2 }));
}

function bothWays(sides: readonly Side[]): Side[] {
  const once = new Map<Node, Set<Node>>();
  const put = (a: Node, b: Node): void => void once.set(a, (once.get(a) ?? new Set()).add(b));
  for (const [a, b] of sides) {
    put(a, b);
    put(b, a);
  }
  return [...once].flatMap(([a, ends]) => [...ends].map((b): Side => [a, b]));
}

/** What is wrong with the face to the left of a–b. */
function about(shapes: readonly Shape[], a: Node, b: Node, rim: () => Side[]): Pick<Finding, 'code' | 'areas'> | null {
  const [x, y] = [(xOf(a) + xOf(b)) / 2, (yOf(a) + yOf(b)) / 2];
  const around = shapes.filter(({ sides, box: [west, south, east, north] }) => {
    if (x < west || x > east || y < south || y > north) return false;
    return sides.has(a, b) || (!sides.has(b, a) && sides.encloses(a, b));
  });
  const areas = around.flatMap(({ id }) => id ?? []);
  const hasParent = shapes.some(({ id }) => id === null);
  const isInParent = around.some(({ id }) => id === null);
  if (areas.length > 1) return { code: 'overlap', areas };
  if (areas.length === 1) return hasParent && !isInParent ? { code: 'outside', areas } : null;
  if (hasParent && !isInParent) return null;
  const beside = shapes.filter(({ id, sides }) => id !== null && rim().some(([c, d]) => sides.has(d, c)));
  return { code: 'gap', areas: beside.flatMap(({ id }) => id ?? []).slice(0, 2) };
}
