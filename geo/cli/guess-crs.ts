/**
 * A boundary outside its parent is nearly always a file read in the wrong coordinate system. The other systems are tried
 * and named when one fits; nothing is ever shifted by a guess.
 */
import type { Bounds } from '../bounds.ts';
import { parseCrs } from '../crs/crs.ts';
import type { Crs } from '../crs/crs.ts';
import { metresBetween } from '../crs/metres.ts';
import { readBoundaries } from '../formats/geojson/boundaries.ts';
import type { BoundaryFeature, Fields } from '../formats/geojson/boundaries.ts';
import type { ParsedCollection } from '../formats/geojson/parse.ts';
import { ImportError } from '../formats/problem.ts';
import type { Problem } from '../formats/problem.ts';

export interface Evidence {
  readonly parent: string;
  readonly parsed: ParsedCollection;
  readonly fields: Fields;
  boundsOf(parent: string): Promise<Bounds | null>;
  /** Indexes of the features that lie outside the parent, read this way. */
  stillOutside(features: readonly BoundaryFeature[]): Promise<ReadonlySet<number | undefined>>;
}

/** The same problems; those of being outside name the system in which the feature would be inside. */
export async function explainOutside(problems: readonly Problem[], evidence: Evidence): Promise<Problem[]> {
  const outside = problems.filter((problem) => problem.code === 'outside_parent');
  const box = outside.length === 0 ? null : await evidence.boundsOf(evidence.parent);
  if (!box) return [...problems];
  const given = read(evidence, evidence.parsed.crs);
  for (const other of candidates(evidence.parsed.crs)) {
    const features = read(evidence, other);
    const reachable = outside.filter(({ index }) =>
      touches(
        box,
        features.find((feature) => feature.index === index),
      ),
    );
    if (reachable.length === 0) continue;
    const still = await evidence.stillOutside(features);
    if (outside.some(({ index }) => still.has(index))) continue;
    return problems.map((problem) => {
      if (problem.code !== 'outside_parent') return problem;
      const [from, to] = [corner(given, problem.index), corner(features, problem.index)];
      const shift = from && to ? Math.round(metresBetween(from, to)) : 0;
      return {
        ...problem,
        code: 'looks_like_crs',
        params: { ...problem.params, crs: evidence.parsed.crs.id, other: other.id, shift },
      };
    });
  }
  return [...problems];
}

/** Systems whose numbers look alike: the three kinds of degrees, or the zones of one way to write eastings. */
function candidates(crs: Crs): Crs[] {
  const ids =
    crs.kind === 'gauss_kruger'
      ? [...range(4534, 4554), ...range(4502, 4512), ...range(4513, 4533), ...range(4491, 4501)].map(
          (code) => `epsg:${code}`,
        )
      : ['wgs84', 'gcj02', 'bd09'];
  const known = ids.map(parseCrs).filter((other) => other !== null);
  return known.filter((other) => other.id !== crs.id && !(other.kind === 'geographic' && crs.kind === 'geographic'));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

function read({ parsed, fields }: Evidence, crs: Crs): BoundaryFeature[] {
  try {
    return readBoundaries(parsed, crs, fields);
  } catch (error) {
    if (error instanceof ImportError) return []; // not readable this way, so it is not this system
    throw error;
  }
}

const corner = (features: readonly BoundaryFeature[], index: number | undefined): [number, number] | null => {
  const [lon, lat] = features.find((feature) => feature.index === index)?.geom.coordinates[0]?.[0]?.[0] ?? [];
  return lon === undefined || lat === undefined ? null : [lon, lat];
};

function touches([west, south, east, north]: Bounds, feature: BoundaryFeature | undefined): boolean {
  const [lon = Infinity, lat = Infinity] = feature?.geom.coordinates[0]?.[0]?.[0] ?? [];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
