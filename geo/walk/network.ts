/** The network for one pace and one time of day: arcs with seconds, ready to be searched. Made anew in milliseconds. */
import { FLAG, type WalkGate, type WalkGraph } from './graph.ts';
import { secondsFor, type Pace } from './paces.ts';

export interface WalkConditions {
  readonly pace: Pace;
  /** Minutes since midnight in Shanghai: gates closed then are closed. Null: all gates are open. */
  readonly minute: number | null;
  /** Gates, by id, that are closed whatever the hour. */
  readonly closed: ReadonlySet<string>;
}

export interface Exit {
  readonly inside: number;
  readonly outside: number;
  readonly edge: number;
}

/**
 * Arcs of node `u` are `first[u]` … `first[u + 1]`. Arcs out of a zone are not among them: only who starts inside may leave,
 * and does so by `exits`. That is the whole rule of destination-only ground, and costs a search nothing.
 */
export interface Network {
  readonly graph: WalkGraph;
  readonly conditions: WalkConditions;
  readonly nodes: number;
  readonly first: Uint32Array;
  readonly head: Uint32Array;
  readonly seconds: Float64Array;
  readonly arcEdge: Uint32Array;
  /** Of each edge. */
  readonly edgeSeconds: Float64Array;
  /** Of each edge: 0 where a closed gate is. */
  readonly isOpen: Uint8Array;
  readonly exits: ReadonlyMap<number, readonly Exit[]>;
}

export function isGateOpen({ from, to }: Pick<WalkGate, 'from' | 'to'>, minute: number): boolean {
  if (from === to) return false;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

export function prepareNetwork(graph: WalkGraph, conditions: WalkConditions): Network {
  const { from, to, zone } = graph;
  const edges = from.length;
  const nodes = graph.x.length;
  const isOpen = openEdges(graph, conditions);
  const edgeSeconds = Float64Array.from(graph.length, (length, edge) =>
    secondsFor(length, conditions.pace, ((graph.flags[edge] as number) & FLAG.steps) !== 0),
  );
  const exits = new Map<number, Exit[]>();
  const first = new Uint32Array(nodes + 1);
  /** Calls back with both directions of every edge that a walker may take on foot of their own. */
  const eachArc = (use: (u: number, v: number, edge: number) => void, leave: (exit: Exit) => void): void => {
    for (let edge = 0; edge < edges; edge++) {
      if (isOpen[edge] === 0) continue;
      const [u, v] = [from[edge] as number, to[edge] as number];
      const [zoneU, zoneV] = [zone[u] as number, zone[v] as number];
      if (zoneU === 0 || zoneU === zoneV) use(u, v, edge);
      else leave({ inside: u, outside: v, edge });
      if (((graph.flags[edge] as number) & FLAG.oneWay) !== 0) continue;
      if (zoneV === 0 || zoneU === zoneV) use(v, u, edge);
      else leave({ inside: v, outside: u, edge });
    }
  };
  eachArc(
    (u) => (first[u + 1] = (first[u + 1] as number) + 1),
    (exit) => {
      const of = zone[exit.inside] as number;
      const list = exits.get(of);
      if (list) list.push(exit);
      else exits.set(of, [exit]);
    },
  );
  for (let node = 0; node < nodes; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const arcs = first[nodes] as number;
  const head = new Uint32Array(arcs);
  const arcEdge = new Uint32Array(arcs);
  const seconds = new Float64Array(arcs);
  const next = first.slice();
  eachArc(
    (u, v, edge) => {
      const arc = next[u] as number;
      next[u] = arc + 1;
      head[arc] = v;
      arcEdge[arc] = edge;
      seconds[arc] = edgeSeconds[edge] as number;
    },
    () => undefined,
  );
  return { graph, conditions, nodes, first, head, seconds, arcEdge, edgeSeconds, isOpen, exits };
}

function openEdges(graph: WalkGraph, { minute, closed }: WalkConditions): Uint8Array {
  const open = new Uint8Array(graph.from.length).fill(1);
  for (const gate of graph.header.gates)
    if (closed.has(gate.id) || (minute !== null && !isGateOpen(gate, minute)))
      for (const edge of gate.edges) open[edge] = 0;
  return open;
}
