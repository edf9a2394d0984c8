/** A piece of ground to walk on, drawn in metres around a place in the desert, for tests. */
import type { BarrierKind, LonLat } from '../../geo/walk/graph.ts';
import { planeAt, toLonLat } from '../../geo/walk/plane.ts';
import type { WalkSource } from '../../geo/walk/source.ts';

export type Metres = readonly [east: number, north: number];

const plane = planeAt(101.2, 41.3);

/** Where a point in metres lies. */
export const placeAt = ([east, north]: Metres): LonLat => toLonLat(plane, 10 * east, 10 * north);

export interface GroundWords {
  /** Ways meet where they name the same point. */
  readonly ways: readonly { readonly line: readonly Metres[]; readonly flags?: number }[];
  readonly zones?: readonly { readonly ring: readonly Metres[]; readonly gates: readonly Metres[] }[];
  readonly barriers?: readonly { readonly kind: BarrierKind; readonly line: readonly Metres[] }[];
}

export function aWalkSource({ ways, zones = [], barriers = [] }: GroundWords): WalkSource {
  const points = new Map<string, number>();
  const places: LonLat[] = [];
  const numberOf = (point: Metres): number => {
    const key = point.join();
    const known = points.get(key) ?? places.push(placeAt(point)) - 1;
    points.set(key, known);
    return known;
  };
  const lines = ways.map(({ line, flags = 0 }) => ({ points: line.map(numberOf), flags, isPrivate: false }));
  return {
    lon: places.map(([lon]) => lon),
    lat: places.map(([, lat]) => lat),
    ways: lines,
    zones: zones.map(({ ring, gates }, zone) => ({
      rings: [ring.map(placeAt)],
      gates: gates.map((at, i) => ({ id: `gate ${zone}.${i}`, at: placeAt(at), from: 0, to: 1440 })),
      isCertain: true,
    })),
    barriers: barriers.map(({ kind, line }) => ({ kind, line: line.map(placeAt) })),
    // around the origin of the plane, so that metres here are metres there
    bounds: [101.1, 41.2, 101.3, 41.4],
    coverage: [],
    facts: { source: 'test', sourceDate: '2026-11-20', licence: 'none' },
  };
}
