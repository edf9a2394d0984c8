/**
 * A way the network's source does not know. It joins what it crosses, and what its ends come to; walls cut it where no gate is near,
 * by the rule all ways are cut by (`cut.ts`, `pieces.ts`).
 */
import type { AmendGround, Joint, Point } from './amend-ground.ts';
import { cutWay, type Piece } from './cut.ts';
import { FLAG, MOST_LENGTH } from './graph.ts';
import { UnionFind } from './union-find.ts';

/** Ends join what is as near as this, decimetres. */
export const NEAR_END = 80;

/** Opens the way through a zone's wall at a place in decimetres, once it is told the edge that passes there. */
export type GateNear = (zone: number, x: number, y: number) => ((edge: number) => void) | null;

/** Where the path passes: a point of its own line, or one of a way that it joins. */
type Stop = number | Joint;

/** `line`: x and y in turn, decimetres. False, and nothing added, where it would hang on nothing. */
export function addFootpath(
  ground: AmendGround,
  line: readonly number[],
  isSteps: boolean,
  gateNear: GateNear,
): boolean {
  const points = {
    x: line.filter((_, i) => i % 2 === 0).map((value) => value / 10),
    y: line.filter((_, i) => i % 2 === 1).map((value) => value / 10),
  };
  const indices = [...points.x.keys()];
  const { pieces, crossings } = cutWay(0, indices, 0, points, ground.walls);
  const place = (point: number): [number, number] => [
    Math.round(10 * (points.x[point] as number)),
    Math.round(10 * (points.y[point] as number)),
  ];
  const ends = [0, indices.length - 1];
  const stops = pieces.map((piece) => stopsOf(ground, piece, place, ends));
  const openings = crossings.flatMap(({ point, zones }) => {
    const walled = zones.filter((zone) => zone !== 0);
    const gates = walled.map((zone) => gateNear(zone, ...place(point)));
    // from one compound straight into the next there is a step of public ground between their gates
    return gates.includes(null) ? [] : walled.map((zone, i) => ({ point, zone, pass: gates[i] }));
  });
  const hangs = hanging(pieces, stops, openings);
  if (!hangs.includes(true)) return false;

  const { draft } = ground;
  const nodes = new Map<string, number>();
  const nodeAt = (point: number, zone: number): number => {
    const known = nodes.get(`${point} ${zone}`) ?? draft.addNode(...place(point), zone);
    nodes.set(`${point} ${zone}`, known);
    return known;
  };
  pieces.forEach(({ zone }, i) => {
    if (hangs[i] !== true) return;
    let before: number | null = null;
    for (const stop of stops[i] ?? []) {
      const node: number = typeof stop === 'number' ? nodeAt(stop, zone) : draft.nodeOn(stop.edge, stop.x, stop.y);
      if (before !== null && before !== node) ground.lay(before, node, isSteps ? FLAG.steps : 0);
      before = node;
    }
  });
  for (const { point, zone, pass } of openings)
    if (nodes.has(`${point} ${zone}`)) pass?.(draft.addEdge(nodeAt(point, 0), nodeAt(point, zone), FLAG.entry));
  return true;
}

/** Whether no step of a line, in decimetres, is longer than a way can be. To be asked first: the ground under one around the world is endless. */
export const isPath = (line: readonly Point[]): boolean =>
  line.every(([x, y], i) => {
    const [beforeX, beforeY] = line[i - 1] ?? [x, y];
    return Math.hypot(x - beforeX, y - beforeY) < MOST_LENGTH;
  });

/** A piece from end to end with everything that it joins. */
function stopsOf(
  ground: AmendGround,
  { zone, points }: Piece,
  place: (point: number) => [number, number],
  ends: readonly number[],
): Stop[] {
  const joinEnd = (point: number): Stop[] => {
    const joint = ends.includes(point) ? ground.join(...place(point), NEAR_END, zone) : null;
    return joint ? [joint] : [];
  };
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    const crossed = before === undefined ? joinEnd(point) : ground.crossed(place(before), place(point), zone);
    return [...crossed, point, ...(i > 0 && i === points.length - 1 ? joinEnd(point) : [])];
  });
}

/** Of each piece, whether it hangs on the network, be it by a gate and another piece. */
function hanging(
  pieces: readonly Piece[],
  stops: readonly (readonly Stop[])[],
  openings: readonly { readonly point: number }[],
): boolean[] {
  const groups = new UnionFind(pieces.length);
  for (const { point } of openings) {
    const [first = 0, ...others] = [...pieces.keys()].filter((i) => pieces[i]?.points.includes(point));
    for (const other of others) groups.join(first, other);
  }
  const held = new Set(
    [...pieces.keys()].filter((i) => stops[i]?.some((stop) => typeof stop !== 'number')).map((i) => groups.find(i)),
  );
  return [...pieces.keys()].map((i) => held.has(groups.find(i)));
}
