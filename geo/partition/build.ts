/** A partition from the outlines of its areas: theirs to the last bit, or a list of what keeps them from being one. */
import { Area, type AreaGeometry } from './area.ts';
import { cornersOf } from './corners.ts';
import { findingsIn, unfitIn, type Finding } from './findings.ts';
import type { Lattice } from './lattice.ts';
import { nodedOutlines, pairedOutside, type NodedOutlines } from './noded-outlines.ts';
import { OUTSIDE, Partition } from './partition.ts';
import { latticeFor, outlineOf, type AreaInput, type Outline } from './read.ts';
import type { Polygon } from './ring.ts';

export type Built =
  | {
      readonly findings: null;
      readonly partition: Partition;
      /**
       * Ids of areas whose outline is another than it was: nodes of neighbours on their edges, places rounded to 7
       * decimals.
       */
      readonly touched: readonly string[];
    }
  | { readonly findings: readonly Finding[] };

/**
 * Areas with ids of their own, and the parent they fill, if there is one: its outline is then the limit of all edits.
 * Without it the areas make their own outline, and may not enclose what is nobody's. Nodes within 1.5 cm of an edge are
 * on it.
 */
export function buildPartition(inputs: readonly AreaInput[], parent: AreaGeometry | null = null): Built {
  const lattice = latticeFor([...inputs.map(({ geometry }) => geometry), ...(parent ? [parent] : [])]);
  if (!lattice || inputs.length === 0) return { findings: [{ code: 'too_wide', areas: [], at: null, m2: 0 }] };
  const outlines: Outline[] = [];
  const unfit: Finding[] = [];
  const read = (id: string | null, geometry: AreaGeometry): void => {
    const outline = outlineOf(geometry, lattice);
    if (outline) outlines.push(outline);
    else unfit.push({ code: 'unreadable', areas: id === null ? [] : [id], at: null, m2: 0 });
  };
  for (const { id, geometry } of inputs) read(id, geometry);
  if (parent) read(null, parent);
  const ids = new Set<string>();
  for (const { id } of inputs) {
    if (ids.has(id)) unfit.push({ code: 'same_id', areas: [id], at: null, m2: 0 });
    ids.add(id);
  }
  if (unfit.length > 0) return { findings: unfit };
  const limit = parent ? (outlines.pop()?.polygons ?? null) : null;
  const given = outlines.map(({ polygons }) => polygons);
  const noded = nodedOutlines([limit ? [reversed(limit)] : [], ...given]);
  const outside = noded && pairedOutside(noded, limit !== null);
  if (noded && outside) return { findings: null, ...assembled(lattice, inputs, outlines, noded, outside, limit) };
  const layers = inputs.map(({ id }, i) => [id, given[i] ?? []] as const);
  const unread = unfitIn(lattice, layers);
  return { findings: unread.length > 0 ? unread : findingsIn(lattice, limit ? [[null, limit], ...layers] : layers) };
}

const reversed = (polygons: readonly Polygon[]): Polygon => polygons.flat().map((ring) => ring.toReversed());

function assembled(
  lattice: Lattice,
  inputs: readonly AreaInput[],
  outlines: readonly Outline[],
  noded: NodedOutlines,
  outside: readonly Polygon[],
  limit: readonly Polygon[] | null,
): { partition: Partition; touched: string[] } {
  const touched: string[] = [];
  const areas = inputs.map(({ id, geometry }, i) => {
    const polygons = noded.outlines[i + 1] ?? [];
    const { isExact = false, polygons: given = [] } = outlines[i] ?? {};
    const isSame = isExact && polygons.every((polygon, p) => polygon.every((ring, r) => ring === given[p]?.[r]));
    if (!isSame) touched.push(id);
    return new Area(id, polygons, geometry.type === 'Polygon', isSame ? geometry : null);
  });
  const around = new Area('', outside, false);
  // with a parent, what lies outside was noded with the areas
  const index = limit ? noded.index : noded.index.with([], around.edges(OUTSIDE));
  const partition = new Partition({
    lattice,
    areas: [around, ...areas],
    numbers: new Map(inputs.map(({ id }, i) => [id, i + 1])),
    index,
    corners: limit && new Set(limit.flat().flatMap(cornersOf)),
  });
  return { partition, touched };
}
