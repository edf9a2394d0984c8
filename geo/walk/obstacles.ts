/** Why a walk is long: what the straight line between two places would have to get over. */
import { BARRIER, FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { toX, toY } from './plane.ts';
import { eachCellAlong, meet, put } from './segments.ts';
import { wallsOf, type Walls } from './walls.ts';

export type WalkObstacle = 'river' | 'railway' | 'wall';

type Step = readonly [ax: number, ay: number, bx: number, by: number];

/** Side of a cell, metres. */
const CELL = 100;
/** A compound that lies across the line for less than this is walked around as any block of houses is, metres. */
const LEAST_ACROSS = 150;
/** One's own wall is the reason when even the best of its gates makes the line so much longer, metres. */
const LEAST_DETOUR = 100;

export class Obstacles {
  readonly #graph: WalkGraph;
  readonly #walls: Walls;
  readonly #barriers: Record<'river' | 'railway', Map<number, Step[]>>;
  /** Where the gates of each walled zone stand, metres. */
  readonly #gates = new Map<number, (readonly [x: number, y: number])[]>();

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    this.#walls = wallsOf(graph);
    this.#barriers = { river: stepsOf(graph, BARRIER.river), railway: stepsOf(graph, BARRIER.railway) };
    const walled = new Set(graph.ringZone);
    graph.flags.forEach((flags, edge) => {
      if ((flags & FLAG.entry) === 0) return;
      const [u, v] = [graph.from[edge] as number, graph.to[edge] as number];
      for (const zone of new Set([graph.zone[u] as number, graph.zone[v] as number]))
        if (walled.has(zone)) put(this.#gates, zone, [(graph.x[u] as number) / 10, (graph.y[u] as number) / 10]);
    });
  }

  /**
   * In the order river, railway, wall; empty where nothing known is in the way. A wall is another compound that lies across the
   * line, or the compound of one of the two places whose gates are all on the wrong side: everybody leaves their own compound
   * through its wall, so that to have crossed it explains nothing by itself.
   */
  between(a: LonLat, b: LonLat): WalkObstacle[] {
    const { header } = this.#graph;
    const line: Step = [toX(header, a[0]) / 10, toY(header, a[1]) / 10, toX(header, b[0]) / 10, toY(header, b[1]) / 10];
    const found: WalkObstacle[] = [];
    for (const kind of ['river', 'railway'] as const) if (crosses(this.#barriers[kind], line)) found.push(kind);
    if (this.#isWalledOff(line)) found.push('wall');
    return found;
  }

  #isWalledOff([ax, ay, bx, by]: Step): boolean {
    const length = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
    const [from, to] = [this.#walls.zoneAt(ax, ay), this.#walls.zoneAt(bx, by)];
    const across = new Map<number, number>();
    let last = 0;
    for (const share of [...this.#walls.crossings(ax, ay, bx, by), 1]) {
      const middle = (last + share) / 2;
      const zone = this.#walls.zoneAt(ax + (bx - ax) * middle, ay + (by - ay) * middle);
      if (zone !== 0) across.set(zone, (across.get(zone) ?? 0) + (share - last) * length);
      last = share;
    }
    for (const [zone, metres] of across) if (zone !== from && zone !== to && metres >= LEAST_ACROSS) return true;
    if (from === to) return false;
    return [from, to].some((zone) => zone !== 0 && this.#detour(zone, [ax, ay, bx, by]) - length >= LEAST_DETOUR);
  }

  /** The way from end to end by the best gate of a zone, as the crow flies; Infinity where it has none. */
  #detour(zone: number, [ax, ay, bx, by]: Step): number {
    let least = Infinity;
    for (const [x, y] of this.#gates.get(zone) ?? [])
      least = Math.min(least, Math.sqrt((x - ax) ** 2 + (y - ay) ** 2) + Math.sqrt((bx - x) ** 2 + (by - y) ** 2));
    return least;
  }
}

function stepsOf({ barrierKind, barrierStart, barriers }: WalkGraph, wanted: number): Map<number, Step[]> {
  const cells = new Map<number, Step[]>();
  barrierKind.forEach((kind, line) => {
    if (kind !== wanted) return;
    for (let i = (barrierStart[line] as number) + 1; i < (barrierStart[line + 1] as number); i++) {
      const at = (k: number): number => (barriers[2 * i + k] as number) / 10;
      const step: Step = [at(-2), at(-1), at(0), at(1)];
      eachCellAlong(CELL, ...step, (cell) => put(cells, cell, step));
    }
  });
  return cells;
}

function crosses(steps: ReadonlyMap<number, readonly Step[]>, line: Step): boolean {
  let found = false;
  eachCellAlong(CELL, ...line, (cell) => {
    found ||= (steps.get(cell) ?? []).some((step) => meet(...line, step) !== null);
  });
  return found;
}
