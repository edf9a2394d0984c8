/** Keeps of an OpenStreetMap file what a walking network is made of: a sink for its readers. */
import type { Bounds } from '../bounds.ts';
import { LIMITS } from '../formats/limits.ts';
import type { OsmSink, Tags } from '../formats/osm/element.ts';
import { NodeStore } from '../formats/osm/node-store.ts';
import { refuse } from '../formats/problem.ts';
import { barrierOf, footWay, stopsWalkers } from './foot-profile.ts';
import { FLAG, type BarrierKind, type LonLat } from './graph.ts';
import type { SourceBarrier, WalkSource, WalkWay, WalledZone } from './source.ts';

/** Extracts say what they were cut to; ODbL is the licence of all of them. */
const LICENCE = 'ODbL 1.0 · © OpenStreetMap contributors';

interface FoundWay {
  readonly refs: readonly number[];
  readonly flags: number;
  readonly isPrivate: boolean;
}

interface FoundBarrier {
  readonly kind: BarrierKind;
  readonly refs: readonly number[];
}

export interface OsmFacts {
  readonly source: string;
  /** `YYYY-MM-DD`, for a file that does not say itself. */
  readonly sourceDate: string;
}

export function collectWalk(): {
  sink: OsmSink;
  source: (facts: OsmFacts, zones: readonly WalledZone[]) => WalkSource;
} {
  const nodes = new NodeStore();
  const stops = new Set<number>();
  const ways: FoundWay[] = [];
  const barriers: FoundBarrier[] = [];
  let declared: Bounds | null = null;
  let date: string | null = null;
  let seen = 0;
  const counted = (kind: string, limit: number, number: number): void => {
    if (number > limit) throw refuse('osm_too_many', { kind, limit });
  };
  const sink: OsmSink = {
    bounds: (bounds) => (declared = bounds),
    date: (day) => (date = day),
    node: (id, lon, lat, tags) => {
      counted('node', LIMITS.osmNodes, nodes.size + 1);
      nodes.add(id, lon, lat);
      if (tags.size > 0 && stopsWalkers(tags)) stops.add(id);
    },
    way: (_id, refs, tags) => {
      counted('way', LIMITS.osmWays, ++seen);
      const found = wayOf(refs, tags);
      if (found) ways.push(found);
      const kind = barrierOf(tags, refs.length > 3 && refs[0] === refs.at(-1));
      if (kind) barriers.push({ kind, refs: [...refs] });
    },
    relation: () => undefined,
  };
  return {
    sink,
    source: (facts, zones) => {
      if (ways.length === 0) throw refuse('walk_nothing');
      const { lon, lat, lines } = place(ways, nodes, stops);
      const bounds = declared ?? boundsOf(lon, lat);
      const [width, height] = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
      if (lines.length === 0) throw refuse('walk_nothing');
      if (Math.max(width, height) > LIMITS.osmExtentDegrees)
        throw refuse('osm_extent', {
          width: width.toFixed(2),
          height: height.toFixed(2),
          limit: LIMITS.osmExtentDegrees,
        });
      return {
        lon,
        lat,
        ways: lines,
        zones,
        barriers: barriers.flatMap((barrier) => placeBarrier(barrier, nodes)),
        bounds,
        coverage: ringOf(bounds),
        facts: { source: facts.source, sourceDate: date ?? facts.sourceDate, licence: LICENCE },
      };
    },
  };
}

function wayOf(refs: readonly number[], tags: Tags): FoundWay | null {
  const foot = footWay(tags);
  if (!foot || refs.length < 2) return null;
  return {
    refs: foot.only === 'backward' ? refs.toReversed() : [...refs],
    flags: foot.flags | (foot.only ? FLAG.oneWay : 0),
    isPrivate: foot.isPrivate,
  };
}

/** Numbers the nodes that ways use; a way ends where a node is missing, or stops a walker. */
function place(ways: readonly FoundWay[], nodes: NodeStore, stops: ReadonlySet<number>) {
  const lon: number[] = [];
  const lat: number[] = [];
  const numbers = new Map<number, number>();
  const lines: WalkWay[] = [];
  const numberOf = (ref: number): number | null => {
    const known = numbers.get(ref);
    if (known !== undefined) return known;
    const found = stops.has(ref) ? null : nodes.find(ref);
    if (!found) return null;
    lat.push(found[1]);
    const number = lon.push(found[0]) - 1;
    numbers.set(ref, number);
    return number;
  };
  for (const { refs, flags, isPrivate } of ways) {
    let points: number[] = [];
    const finish = (): void => {
      if (points.length > 1) lines.push({ points, flags, isPrivate });
      points = [];
    };
    for (const ref of refs) {
      const number = numberOf(ref);
      if (number === null) finish();
      else if (points.at(-1) !== number) points.push(number);
    }
    finish();
  }
  return { lon, lat, lines };
}

/** Extracts leave out nodes beyond their edge: a barrier is as many lines as are left of it. */
function placeBarrier({ kind, refs }: FoundBarrier, nodes: NodeStore): SourceBarrier[] {
  const lines: LonLat[][] = [[]];
  for (const ref of refs) {
    const found = nodes.find(ref);
    if (found) lines.at(-1)?.push([found[0], found[1]]);
    else lines.push([]);
  }
  return lines.filter((line) => line.length > 1).map((line) => ({ kind, line }));
}

function boundsOf(lon: readonly number[], lat: readonly number[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const value of lon) [west, east] = [Math.min(west, value), Math.max(east, value)];
  for (const value of lat) [south, north] = [Math.min(south, value), Math.max(north, value)];
  return [west, south, east, north];
}

const ringOf = ([west, south, east, north]: Bounds): readonly LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
