/** Networks of the sizes that a drag is measured on, and homes beside their streets; the same every time. */
import { createRandom } from '../../../../geo/random.ts';
import { edgePoints, MOST_LENGTH, type LonLat, type WalkGraph } from '../../../../geo/walk/graph.ts';
import { groundLength } from '../../../../geo/walk/pieces.ts';
import { planeAt, toLonLat } from '../../../../geo/walk/plane.ts';

/** The middle of a network, with about so many edges: whatever lies in the square around its centre. */
export function middleOf(graph: WalkGraph, edges: number): WalkGraph {
  const far = (node: number): number => Math.max(Math.abs(graph.x[node] as number), Math.abs(graph.y[node] as number));
  const reach = Float64Array.from(graph.from, (u, edge) => Math.max(far(u), far(graph.to[edge] as number)));
  const half = reach.toSorted()[Math.min(edges, reach.length) - 1] ?? 0;
  const kept = [...graph.from.keys()].filter((edge) => (reach[edge] as number) <= half);
  const nodes = [...graph.x.keys()].filter((node) => far(node) <= half);
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  const numberOf = (node: number): number => numbers.get(node) as number;
  const shapes = kept.map((edge) => graph.shape.subarray(2 * start(graph, edge), 2 * start(graph, edge + 1)));
  const shapeStart = new Uint32Array(kept.length + 1);
  shapes.forEach((shape, i) => (shapeStart[i + 1] = (shapeStart[i] as number) + shape.length / 2));
  return {
    ...graph,
    header: { ...graph.header, gates: [], coverage: squareOf(graph, half) },
    x: Int32Array.from(nodes, (node) => graph.x[node] as number),
    y: Int32Array.from(nodes, (node) => graph.y[node] as number),
    zone: Uint32Array.from(nodes, (node) => graph.zone[node] as number),
    from: Uint32Array.from(kept, (edge) => numberOf(graph.from[edge] as number)),
    to: Uint32Array.from(kept, (edge) => numberOf(graph.to[edge] as number)),
    length: Uint16Array.from(kept, (edge) => graph.length[edge] as number),
    flags: Uint8Array.from(kept, (edge) => graph.flags[edge] as number),
    shapeStart,
    shape: Int16Array.from(shapes.flatMap((shape) => [...shape])),
  };
}

const start = ({ shapeStart }: WalkGraph, edge: number): number => shapeStart[edge] as number;

const squareOf = ({ header }: Pick<WalkGraph, 'header'>, half: number): LonLat[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([x = 0, y = 0]) => toLonLat(header, x * half, y * half));

/** A town of blocks 45 m wide, none quite straight, with about so many edges. */
export function gridOf(edges: number): WalkGraph {
  const random = createRandom(45);
  const side = Math.round(Math.sqrt(edges / 2)) + 1;
  const half = (side * 450) / 2;
  const x = Int32Array.from({ length: side * side }, (_, i) => Math.floor(i / side) * 450 - half + random.int(-80, 80));
  const y = Int32Array.from({ length: side * side }, (_, i) => (i % side) * 450 - half + random.int(-80, 80));
  const ends = [...x.keys()].flatMap((node) => [
    ...(node % side < side - 1 ? [[node, node + 1]] : []),
    ...(node + side < x.length ? [[node, node + side]] : []),
  ]);
  const plane = planeAt(101.2, 41.3);
  const metres = { x: Array.from(x, (value) => value / 10), y: Array.from(y, (value) => value / 10) };
  const coverage = squareOf({ header: { ...plane } as WalkGraph['header'] }, half);
  const [[west, south], , [east, north]] = coverage as [LonLat, LonLat, LonLat];
  return {
    header: {
      ...plane,
      source: 'grid',
      sourceDate: '2026-11-20',
      licence: 'none',
      profile: 'foot-1',
      bounds: [west, south, east, north],
      coverage,
      gates: [],
    },
    x,
    y,
    zone: new Uint32Array(x.length),
    from: Uint32Array.from(ends, ([u = 0]) => u),
    to: Uint32Array.from(ends, ([, v = 0]) => v),
    length: Uint16Array.from(ends, ([u = 0, v = 0]) =>
      Math.min(MOST_LENGTH, Math.round(10 * groundLength(metres, plane, u, v))),
    ),
    flags: new Uint8Array(ends.length),
    shapeStart: new Uint32Array(ends.length + 1),
    shape: new Int16Array(0),
    ringZone: new Uint32Array(0),
    ringStart: new Uint32Array(1),
    rings: new Int32Array(0),
    barrierKind: new Uint8Array(0),
    barrierStart: new Uint32Array(1),
    barriers: new Int32Array(0),
  };
}

/** Longitude and latitude in turn, 5–45 m beside streets in the square `half` metres around the centre. */
export function homesBeside(graph: WalkGraph, half: number, count: number): Float64Array {
  const random = createRandom(30_000);
  const central = [...graph.from.keys()].filter((edge) => {
    const node = graph.from[edge] as number;
    return Math.max(Math.abs(graph.x[node] as number), Math.abs(graph.y[node] as number)) < half * 10;
  });
  const homes = new Float64Array(2 * count);
  for (let home = 0; home < count; home++) {
    const points = edgePoints(graph, random.pick(central));
    const k = 2 * random.int(0, points.length / 2 - 2);
    const [ax, ay, bx, by] = points.slice(k, k + 4) as [number, number, number, number];
    const share = random.next();
    const aside = (random.between(50, 450) * (random.chance(0.5) ? 1 : -1)) / Math.max(1, Math.hypot(bx - ax, by - ay));
    const [x, y] = [ax + (bx - ax) * share - (by - ay) * aside, ay + (by - ay) * share + (bx - ax) * aside];
    homes.set(toLonLat(graph.header, x, y), 2 * home);
  }
  return homes;
}
