/** Builds the network: pieces of ways become edges between junctions, openings become entries, stray ends are let go of. */
import { layBarriers } from './barriers.ts';
import type { Piece } from './cut.ts';
import { FLAG, MOST_LENGTH, type WalkGate, type WalkGraph } from './graph.ts';
import { cutIntoPieces, groundLength, type Pieces } from './pieces.ts';
import { layOut, type LooseEdge } from './lay-out.ts';
import { planeAt, type Plane } from './plane.ts';
import type { SourceGate, WalkSource } from './source.ts';
import { UnionFind } from './union-find.ts';
import { Vertices } from './vertices.ts';

/** Version of the pedestrian rules (`foot-profile.ts`, `pieces.ts`): networks of different rules are not compared. */
const PROFILE = 'foot-1';

/** Ways that hang together with nothing else are kept from this length on, metres; shorter ones are gaps in the drawing. */
const LEAST_ISLAND = 1000;

export interface BuildReport {
  /** Gates that lie on no way, and so open nothing. */
  readonly unusedGates: number;
  /** Crossings of walls that were cut. */
  readonly cuts: number;
  /** Zones left open because none of their gates lies on a way. */
  readonly openZones: number;
  /** Edges let go of as islands. */
  readonly strayEdges: number;
}

/** `leastIsland` in metres. */
export function buildWalk(
  source: WalkSource,
  leastIsland: number = LEAST_ISLAND,
): { graph: WalkGraph; report: BuildReport } {
  const [west, south, east, north] = source.bounds;
  const plane = planeAt((west + east) / 2, (south + north) / 2);
  const cut = cutIntoPieces(source, plane);
  const vertices = new Vertices(source.zones.length + 2 + source.ways.length, cut);
  const lines = linesOf(cut, vertices);
  const { entries, gated } = entriesOf(cut, vertices);
  const edges = [...edgesOf(source, cut, lines, junctionsOf(vertices.count, lines, entries), plane), ...entries];
  const keep = withoutStrays(vertices.count, edges, leastIsland * 10);
  const gates = new Map<string, { from: number; to: number; edges: LooseEdge[] }>();
  for (const { edge, gate } of gated) {
    if (!keep(edge)) continue;
    const known = gates.get(gate.id) ?? { from: gate.from, to: gate.to, edges: [] };
    known.edges.push(edge);
    gates.set(gate.id, known);
  }
  const { arrays, numberOf } = layOut(vertices, edges.filter(keep), cut.rings);
  const walkGates = [...gates].map(([id, gate]): WalkGate => ({
    id,
    from: gate.from,
    to: gate.to,
    edges: gate.edges.map(numberOf),
  }));
  const known = cut.walled.reduce((sum, zone) => sum + (source.zones[zone]?.gates.length ?? 0), 0);
  return {
    graph: {
      header: {
        ...plane,
        ...source.facts,
        profile: PROFILE,
        bounds: source.bounds,
        coverage: source.coverage,
        gates: walkGates,
      },
      ...arrays,
      ...layBarriers(source, plane),
    },
    report: {
      unusedGates: known - gates.size,
      cuts: cut.cuts,
      openZones: source.zones.length - cut.walled.length,
      strayEdges: edges.length - edges.filter(keep).length,
    },
  };
}

type Lines = readonly (readonly number[])[];

/** Pieces as vertices. */
function linesOf(cut: Pieces, vertices: Vertices): Lines {
  return cut.pieces.map(({ zone, points, way }) =>
    points.map((point) => {
      const vertex = vertices.at(point, zone);
      if (zone === cut.privateZone) vertices.assign(vertex, cut.privateZone + 1 + way);
      return vertex;
    }),
  );
}

/** Edges of length zero through gates, and at the mouths of private ways. */
function entriesOf(
  cut: Pieces,
  vertices: Vertices,
): { entries: LooseEdge[]; gated: { edge: LooseEdge; gate: SourceGate }[] } {
  const entries: LooseEdge[] = [];
  const gated: { edge: LooseEdge; gate: SourceGate }[] = [];
  const seen = new Set<string>();
  const enter = (point: number, [a, b]: readonly [number, number], gate: SourceGate | null): void => {
    const line = [vertices.at(point, Math.min(a, b)), vertices.at(point, Math.max(a, b))] as const;
    if (seen.has(line.join())) return;
    seen.add(line.join());
    // the drive to a gate is part of what it leads to: it is not crossed either, and does not shut its compound off
    if (Math.max(a, b) === cut.privateZone && Math.min(a, b) !== 0) vertices.merge(...line);
    const edge: LooseEdge = { line: [...line], decimetres: 0, flags: FLAG.entry };
    entries.push(edge);
    if (gate) gated.push({ edge, gate });
  };
  for (const { point, zones, gate } of cut.openings) enter(point, zones, gate);
  for (const { zone, points } of cut.pieces)
    if (zone === cut.privateZone) for (const point of points) if (vertices.has(point, 0)) enter(point, [0, zone], null);
  return { entries, gated };
}

/** Vertices at which edges end: where pieces end or meet. */
function junctionsOf(count: number, lines: Lines, entries: readonly LooseEdge[]): (vertex: number) => boolean {
  const uses = new Uint32Array(count);
  const use = (vertex: number | undefined, times: number): void => {
    if (vertex !== undefined) uses[vertex] = (uses[vertex] as number) + times;
  };
  for (const line of lines) {
    for (const vertex of line) use(vertex, 1);
    use(line[0], 1);
    use(line.at(-1), 1);
  }
  for (const { line } of entries) for (const vertex of line) use(vertex, 2);
  return (vertex) => (uses[vertex] as number) > 1;
}

/** Cuts pieces at junctions. The middle of a very long way becomes one too. */
function edgesOf(
  source: WalkSource,
  cut: Pieces,
  lines: Lines,
  isJunction: (vertex: number) => boolean,
  plane: Plane,
): LooseEdge[] {
  const edges: LooseEdge[] = [];
  lines.forEach((line, index) => {
    const { points, way } = cut.pieces[index] as Piece;
    const flags = source.ways[way]?.flags ?? 0;
    const step = (i: number): number =>
      i < points.length ? groundLength(cut.points, plane, points[i - 1] as number, points[i] as number) : 0;
    let start = 0;
    let metres = 0;
    for (let i = 1; i < line.length; i++) {
      metres += step(i);
      const isFull = (metres + step(i + 1)) * 10 > MOST_LENGTH;
      if (!isJunction(line[i] as number) && !isFull) continue;
      edges.push({ line: line.slice(start, i + 1), decimetres: Math.round(metres * 10), flags });
      [start, metres] = [i, 0];
    }
  });
  return edges;
}

/** Tells of an edge whether it belongs to something large enough to walk on. */
function withoutStrays(count: number, edges: readonly LooseEdge[], least: number): (edge: LooseEdge) => boolean {
  const groups = new UnionFind(count);
  for (const { line } of edges) groups.join(line[0] as number, line.at(-1) as number);
  const lengths = new Map<number, number>();
  for (const { line, decimetres } of edges) {
    const group = groups.find(line[0] as number);
    lengths.set(group, (lengths.get(group) ?? 0) + decimetres);
  }
  const longest = Math.max(0, ...lengths.values());
  const enough = Math.min(longest, least);
  return ({ line }) => (lengths.get(groups.find(line[0] as number)) ?? 0) >= enough;
}
