/**
 * Areas from ways. A closed way is one ring; a multipolygon relation names pieces of rings that meet end to end in any
 * order and direction. A relation of which the extract lacks a piece has no area: half a boundary is worse than none.
 */
import type { MultiPolygon, Position } from 'geojson';
import type { AreaRelation, Collected } from './collect.ts';

type Ring = Position[];

export const isClosed = (refs: readonly number[]): boolean => refs.length >= 4 && refs[0] === refs.at(-1);

/** The way's line; nodes outside the extract are left out, since a line may well be cut. */
export const lineOf = (collected: Collected, refs: readonly number[]): Position[] =>
  refs.map((ref) => collected.nodes.find(ref)).filter((place) => place !== null);

/** The closed way's area, or null when it is not closed or a corner is missing. */
export function areaOfWay(collected: Collected, refs: readonly number[]): MultiPolygon | null {
  const ring = isClosed(refs) ? lineOf(collected, refs) : [];
  return ring.length >= 4 && ring.length === refs.length ? { type: 'MultiPolygon', coordinates: [[ring]] } : null;
}

/** The relation's area, or null when a member is missing or its pieces do not close. */
export function areaOfRelation(collected: Collected, relation: AreaRelation): MultiPolygon | null {
  const pieces: Record<'outer' | 'inner', (readonly number[])[]> = { outer: [], inner: [] };
  for (const member of relation.members) {
    if (member.type !== 'way') continue;
    const way = collected.ways.get(member.ref);
    if (!way) return null;
    pieces[member.role === 'inner' ? 'inner' : 'outer'].push(way.refs);
  }
  const outer = ringsOf(collected, pieces.outer);
  const inner = ringsOf(collected, pieces.inner);
  if (!outer || !inner || outer.length === 0) return null;
  const polygons = outer.map((ring): Ring[] => [ring]);
  for (const hole of inner) {
    const corner = hole[0] ?? [];
    polygons.find(([shell = []]) => contains(shell, corner))?.push(hole);
  }
  return { type: 'MultiPolygon', coordinates: polygons };
}

function ringsOf(collected: Collected, pieces: readonly (readonly number[])[]): Ring[] | null {
  const closed = joinPieces(pieces);
  if (!closed) return null;
  const rings = closed.map((refs) => lineOf(collected, refs));
  return rings.every((ring, i) => ring.length >= 4 && ring.length === closed[i]?.length) ? rings : null;
}

/** Joins pieces at equal ends into closed rings of node ids; null when something stays open. */
export function joinPieces(pieces: readonly (readonly number[])[]): number[][] | null {
  const rings: number[][] = [];
  /** Pieces still free, by either end. */
  const byEnd = new Map<number, Set<readonly number[]>>();
  const ends = (piece: readonly number[]): number[] => [piece[0] ?? 0, piece.at(-1) ?? 0];
  for (const piece of pieces) {
    if (piece.length < 2) return null;
    if (piece[0] === piece.at(-1)) rings.push([...piece]);
    else for (const end of ends(piece)) byEnd.set(end, (byEnd.get(end) ?? new Set()).add(piece));
  }
  const take = (piece: readonly number[]): void => {
    for (const end of ends(piece)) byEnd.get(end)?.delete(piece);
  };
  for (const free of byEnd.values()) {
    for (const first of free) {
      take(first);
      const ring = [...first];
      while (ring[0] !== ring.at(-1)) {
        const end = ring.at(-1) ?? 0;
        const [next] = byEnd.get(end) ?? [];
        if (!next) return null;
        take(next);
        ring.push(...(next[0] === end ? next : next.toReversed()).slice(1));
      }
      rings.push(ring);
    }
  }
  return rings;
}

/** Even-odd test of a point against a ring. */
function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[j] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
