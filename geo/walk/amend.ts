/**
 * What staff add or correct, put into the network without the source it was made from, so that the answer changes at once:
 * gates that are new, moved, shut, or keep other hours, and footpaths. What cannot be joined is told and not half done.
 *
 * One more gate or path takes nobody farther away: what is added is the nearest way only of those who had none (`snap.ts`),
 * and everybody else comes to it by what it joins.
 */
import { addFootpath, isPath, NEAR_END } from './amend-footpath.ts';
import { addGate, NEAR_WALL, NEAR_WAY } from './amend-gate.ts';
import { AmendGround, type Box, type Point } from './amend-ground.ts';
import { gateFinder } from './amend-posts.ts';
import type { Amendments, GateAmendment } from './circle-answer.ts';
import type { LonLat, WalkGate, WalkGraph } from './graph.ts';
import { toX, toY } from './plane.ts';

/** A gate that is farther than this from where it was has been moved, decimetres: 8 m, and what rounding may add. */
const MOVED = 82;

/**
 * `unjoined`: ids of gates that are in no wall or have no way on one of their sides, and of footpaths that meet no way.
 * Without a change the graph that is returned is the one that was given.
 */
export function amend(graph: WalkGraph, { gates, footpaths }: Amendments): { graph: WalkGraph; unjoined: string[] } {
  const place = ([lon, lat]: LonLat): Point => [toX(graph.header, lon), toY(graph.header, lat)];
  const known = new Map(graph.header.gates.map((gate) => [gate.id, gate]));
  const kept = gates.filter((gate) => !isElsewhere(graph, known.get(gate.id), place(gate.at)));
  const others = gates.filter((gate) => !kept.includes(gate));
  const lines = footpaths.map(({ line }) => line.map(place)).map((line) => (isPath(line) ? line : null));
  const ground = new AmendGround(graph, [
    ...others.filter(({ isClosed }) => !isClosed).map(({ at }) => around(place(at), NEAR_WALL + NEAR_WAY)),
    ...lines.flatMap((line) => (line ?? []).slice(1).map((end, i) => boxOf(line?.[i] ?? end, end))),
  ]);

  const now = new Map(known);
  let isChanged = false;
  const put = (gate: WalkGate): void => {
    const before = now.get(gate.id);
    if (before && before.from === gate.from && before.to === gate.to && sameEdges(before, gate)) return;
    for (const edge of before?.edges ?? []) if (!gate.edges.includes(edge)) ground.draft.remove(edge);
    now.set(gate.id, gate);
    isChanged = true;
  };
  for (const { id, from, to, isClosed } of kept) {
    const edges = isClosed ? [] : (known.get(id)?.edges ?? []);
    put({ id, from, to, edges });
  }
  const waiting: GateAmendment[] = [];
  for (const gate of others) {
    const { id, from, to, isClosed } = gate;
    const edge = isClosed ? null : addGate(ground, ...place(gate.at));
    if (isClosed && known.has(id)) put({ id, from, to, edges: [] });
    else if (edge !== null) put({ id, from, to, edges: [edge] });
    else if (!isClosed) waiting.push(gate);
  }

  // a path may come to a gate that had no way of its own
  const wayless = waiting.filter(({ id }) => !known.has(id)).map((gate) => ({ gate, at: place(gate.at) }));
  const gateNear = gateFinder(ground, [...now.values()], wayless, ({ id, from, to }, edge) =>
    put({ id, from, to, edges: [...(now.get(id)?.edges ?? []), edge] }),
  );
  const lost = footpaths.filter(({ isSteps }, i) => {
    const line = lines[i];
    const added = line ? addFootpath(ground, line.flat(), isSteps, gateNear) : false;
    isChanged ||= added;
    return !added;
  });
  const shut = waiting.filter(({ id }) => known.has(id) || !now.has(id));
  return {
    graph: isChanged ? ground.draft.finish([...now.values()]) : graph,
    unjoined: [...shut, ...lost].map(({ id }) => id),
  };
}

const sameEdges = (a: WalkGate, b: WalkGate): boolean =>
  a.edges.length === b.edges.length && a.edges.every((edge, i) => edge === b.edges[i]);

/** Whether a gate is not yet in the network, or not where it was. */
function isElsewhere(graph: WalkGraph, known: WalkGate | undefined, [x, y]: Point): boolean {
  const nodes = (known?.edges ?? []).map((edge) => graph.from[edge] as number);
  return !nodes.some((node) => Math.hypot((graph.x[node] as number) - x, (graph.y[node] as number) - y) <= MOVED);
}

const around = ([x, y]: Point, most: number): Box => [x - most, y - most, x + most, y + most];

const boxOf = ([ax, ay]: Point, [bx, by]: Point): Box => [
  Math.min(ax, bx) - NEAR_END,
  Math.min(ay, by) - NEAR_END,
  Math.max(ax, bx) + NEAR_END,
  Math.max(ay, by) + NEAR_END,
];
