/** A walking network from a few words, for tests. */
import { FLAG, type WalkGate, type WalkGraph } from '../../geo/walk/graph.ts';

export interface EdgeWords {
  readonly u: number;
  readonly v: number;
  /** Decimetres. */
  readonly length?: number;
  readonly flags?: number;
  /** An entry's gate. */
  readonly gate?: string;
}

/** Nodes by the zone they lie in; node `i` stands `i` metres east of the origin. */
export function aWalkGraph(zones: readonly number[], words: readonly EdgeWords[]): WalkGraph {
  const gates = new Map<string, number[]>();
  words.forEach(({ gate }, edge) => {
    if (gate !== undefined) gates.set(gate, [...(gates.get(gate) ?? []), edge]);
  });
  return {
    header: {
      lon0: 101.2,
      lat0: 41.3,
      kx: 83_752,
      ky: 111_060,
      source: 'test',
      sourceDate: '2026-11-20',
      licence: 'none',
      profile: 'foot-1',
      bounds: [101.19, 41.29, 101.21, 41.31],
      coverage: [],
      gates: [...gates].map(([id, edges]): WalkGate => ({ id, from: 0, to: 1440, edges })),
    },
    x: Int32Array.from(zones, (_, i) => 10 * i),
    y: new Int32Array(zones.length),
    zone: Uint32Array.from(zones),
    from: Uint32Array.from(words, ({ u }) => u),
    to: Uint32Array.from(words, ({ v }) => v),
    length: Uint16Array.from(words, ({ length = 0 }) => length),
    flags: Uint8Array.from(words, ({ u, v, flags = 0 }) => flags | (zones[u] === zones[v] ? 0 : FLAG.entry)),
    shapeStart: new Uint32Array(words.length + 1),
    shape: new Int16Array(0),
    ringZone: new Uint32Array(0),
    ringStart: new Uint32Array(1),
    rings: new Int32Array(0),
    barrierKind: new Uint8Array(0),
    barrierStart: new Uint32Array(1),
    barriers: new Int32Array(0),
  };
}
