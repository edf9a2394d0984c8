/** Outlines of many areas, made to share their nodes; and what lies around them. */
import { breaksOf } from './conflicts.ts';
import { EdgeIndex } from './edge-index.ts';
import { polygonsOf, type Side } from './faces.ts';
import { OUTSIDE } from './partition.ts';
import { eachEdge, type Polygon } from './ring.ts';
import { faultIn, nestedIn } from './validity.ts';

/** Each round may bend an edge by a step, which may bring it to another node. */
const ROUNDS = 8;

export interface NodedOutlines {
  /** By the numbers of the areas; what lies outside first. Rings that gained no node are the same objects as before. */
  readonly outlines: readonly (readonly Polygon[])[];
  readonly index: EdgeIndex;
}

/** Puts nodes that lie on edges into them; null where edges cross. */
export function nodedOutlines(outlines: readonly (readonly Polygon[])[]): NodedOutlines | null {
  let now = outlines;
  for (let round = 0; round < ROUNDS; round++) {
    const index = EdgeIndex.of(edgesIn(now));
    const { breaks, areCrossing } = breaksOf(index, false);
    if (areCrossing) return null;
    if (breaks.isEmpty) return { outlines: now, index };
    now = now.map((polygons) => polygons.map((polygon) => polygon.map((ring) => breaks.ring(ring))));
  }
  return null;
}

function edgesIn(outlines: readonly (readonly Polygon[])[]): Float64Array {
  let count = 0;
  for (const polygons of outlines) for (const polygon of polygons) for (const ring of polygon) count += ring.length;
  const edges = new Float64Array(3 * count);
  let at = 0;
  outlines.forEach((polygons, number) => {
    for (const polygon of polygons)
      for (const ring of polygon)
        eachEdge(ring, (a, b) => {
          edges[at++] = a;
          edges[at++] = b;
          edges[at++] = number;
        });
  });
  return edges;
}

/**
 * What lies outside, the areas to its right: as given, if a parent was, or along the edges that have no area on the
 * other side. Null where edges lack one inside, or have two.
 */
export function pairedOutside({ outlines, index }: NodedOutlines, hasParent: boolean): readonly Polygon[] | null {
  const rim: Side[] = [];
  let isPaired = true;
  outlines.forEach((polygons, number) => {
    if (number !== OUTSIDE && faultIn(polygons)) isPaired = false;
    for (const polygon of polygons)
      for (const ring of polygon)
        eachEdge(ring, (a, b) => {
          const pairing = index.pairing(a, b);
          if (pairing === 'alone' && !hasParent) rim.push([a, b]);
          else if (pairing !== 'paired') isPaired = false;
        });
  });
  if (!isPaired) return null;
  if (hasParent) return outlines[OUTSIDE] ?? null;
  const around = polygonsOf(rim);
  const rings = around.map(([outer]) => (outer ?? new Float64Array(0)).toReversed());
  return around.some(({ length }) => length > 1) || nestedIn(rings) ? null : [rings];
}
