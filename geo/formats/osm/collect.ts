/**
 * Keeps of an OpenStreetMap file what an import needs, and no more: every node's place, every way's nodes (a relation may
 * still name them), the tags of what is drawn, the relations that are areas, and the points that mean something by
 * themselves.
 */
import type { Bounds } from '../../bounds.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';
import type { Member, OsmSink, Tags } from './element.ts';
import { NO_TAGS } from './element.ts';
import { FACILITY_KEYS } from './facilities.ts';
import { NodeStore } from './node-store.ts';

interface Way {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Tags;
}

export interface AreaRelation {
  readonly id: number;
  readonly members: readonly Member[];
  readonly tags: Tags;
}

export interface TaggedPoint {
  readonly id: number;
  readonly at: readonly [lon: number, lat: number];
  readonly tags: Tags;
}

export interface Collected {
  readonly nodes: NodeStore;
  readonly ways: ReadonlyMap<number, Way>;
  readonly areas: readonly AreaRelation[];
  /** Gates, entrances, and buildings and facilities mapped as a point. */
  readonly points: readonly TaggedPoint[];
  /** What the file says it was cut to, or the box around its nodes. */
  readonly bounds: Bounds | null;
}

/** Keys that decide what is drawn or stored; a way without one of them is kept as bare geometry. */
const TELLING = [
  'building',
  'landuse',
  'place',
  'highway',
  'railway',
  'waterway',
  'natural',
  'barrier',
  ...FACILITY_KEYS,
] as const;

/** Keys that decide whether a point means something by itself. */
const MEANING = ['barrier', 'entrance', 'building', ...FACILITY_KEYS] as const;

const tells = (tags: Tags): boolean => TELLING.some((key) => tags.has(key));

/** A sink for the readers, and what it has collected so far. `onElement` hears the running count, for progress. */
export function collectOsm(onElement?: (count: number) => void): { sink: OsmSink; collected: () => Collected } {
  const nodes = new NodeStore();
  const ways = new Map<number, Way>();
  const areas: AreaRelation[] = [];
  const points: TaggedPoint[] = [];
  let declared: Bounds | null = null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let count = 0;
  let relations = 0;

  const counted = (kind: string, number: number, limit: number): void => {
    if (number > limit) throw refuse('osm_too_many', { kind, limit });
    onElement?.(++count);
  };

  const sink: OsmSink = {
    bounds: (bounds) => {
      if (isBox(bounds)) declared = bounds;
    },
    node: (id, lon, lat, tags) => {
      counted('node', nodes.size + 1, LIMITS.osmNodes);
      nodes.add(id, lon, lat);
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
      if (MEANING.some((key) => tags.has(key))) points.push({ id, at: [lon, lat], tags });
    },
    way: (id, refs, tags) => {
      counted('way', ways.size + 1, LIMITS.osmWays);
      ways.set(id, { id, refs: [...refs], tags: tells(tags) ? tags : NO_TAGS });
    },
    relation: (id, members, tags) => {
      counted('relation', ++relations, LIMITS.osmRelations);
      if (tags.get('type') === 'multipolygon' && tells(tags)) areas.push({ id, members, tags });
    },
  };
  return {
    sink,
    collected: () => ({
      nodes,
      ways,
      areas,
      points,
      bounds: declared ?? (west <= east ? [west, south, east, north] : null),
    }),
  };
}

const isBox = ([west, south, east, north]: Bounds): boolean =>
  west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
