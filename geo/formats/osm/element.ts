import type { Bounds } from '../../bounds.ts';

/** OpenStreetMap's three elements as a reader hands them over, one call each, in the order of the file. */
export type Tags = ReadonlyMap<string, string>;

export const NO_TAGS: Tags = new Map();

export interface Member {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

export interface OsmSink {
  /** The area the extract was cut to, where the file says so. */
  bounds(bounds: Bounds): void;
  /** The day whose map it shows, `YYYY-MM-DD`, where the file says so. */
  date?(day: string): void;
  node(id: number, lon: number, lat: number, tags: Tags): void;
  way(id: number, refs: readonly number[], tags: Tags): void;
  relation(id: number, members: readonly Member[], tags: Tags): void;
}

export type Chunks = AsyncIterable<Uint8Array>;
