/** The ground around what is amended: its walls, and the ways somebody who makes a gate or a path would join. */
import { AmendDraft } from './amend-draft.ts';
import { FLAG, type WalkGraph } from './graph.ts';
import { nearestOn } from './nearest-on.ts';
import { wallsOf, type Walls } from './walls.ts';

/** Side of a cell, decimetres. */
const CELL = 1000;

/** As near to where somebody steps off a wall, it is still that wall, metres. */
const THICK = 1;

/** Nobody joins what leads over or under them. */
const NOT_JOINED = FLAG.entry | FLAG.bridge | FLAG.tunnel;

export type Point = readonly [x: number, y: number];

/** West, south, east, north, decimetres. */
export type Box = readonly [number, number, number, number];

/** A point of an edge that something is joined to. */
export interface Joint {
  readonly edge: number;
  readonly x: number;
  readonly y: number;
}

export class AmendGround {
  readonly draft: AmendDraft;
  readonly walls: Walls;
  readonly #cells = new Map<number, number[]>();

  /** Only the ways in `boxes` are known to it. */
  constructor(graph: WalkGraph, boxes: readonly Box[]) {
    this.draft = new AmendDraft(graph);
    this.walls = wallsOf(graph);
    for (const box of boxes) eachCell(box, (cell) => this.#cells.set(cell, []));
    if (boxes.length > 0) for (let edge = 0; edge < graph.from.length; edge++) this.#file(edge, boxOfEdge(graph, edge));
  }

  /** Adds a straight way from node to node. */
  lay(from: number, to: number, flags: number): void {
    const edge = this.draft.addEdge(from, to, flags);
    const [ax, ay, bx, by] = this.draft.points(edge) as readonly [number, number, number, number];
    this.#file(edge, [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]);
  }

  /** The nearest way in a zone within `most` decimetres that is come to without crossing a wall. */
  join(x: number, y: number, most: number, zone: number): Joint | null {
    return (
      this.#around([x - most, y - most, x + most, y + most], zone)
        .map((edge) => ({ edge, ...nearestOn(this.draft.points(edge), x, y) }))
        .filter(({ square }) => square <= most * most)
        .sort((a, b) => a.square - b.square || a.edge - b.edge)
        .find((found) => this.#isClear(x, y, found.x, found.y, zone)) ?? null
    );
  }

  /** Where a straight step crosses ways of a zone, in order. */
  crossed([ax, ay]: Point, [bx, by]: Point, zone: number): Joint[] {
    const found: (Joint & { t: number })[] = [];
    for (const edge of this.#around([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], zone)) {
      const points = this.draft.points(edge);
      for (let i = 2; i < points.length; i += 2) {
        const [cx, cy, dx, dy] = points.slice(i - 2, i + 2) as [number, number, number, number];
        const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
        if (turn === 0) continue;
        const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
        const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
        if (t >= 0 && t <= 1 && u >= 0 && u <= 1) found.push({ edge, t, x: ax + (bx - ax) * t, y: ay + (by - ay) * t });
      }
    }
    return found.sort((a, b) => a.t - b.t);
  }

  #around(box: Box, zone: number): number[] {
    const edges = new Set<number>();
    eachCell(box, (cell) => this.#cells.get(cell)?.forEach((edge) => edges.add(edge)));
    return [...edges]
      .flatMap((edge) => this.draft.live(edge))
      .filter((edge) => (this.draft.flags(edge) & NOT_JOINED) === 0 && this.draft.zone(edge) === zone);
  }

  /** Whether a step lies in one zone from end to end; it may begin in the zone's wall. */
  #isClear(ax: number, ay: number, bx: number, by: number, zone: number): boolean {
    const metres = Math.hypot(bx - ax, by - ay) / 10;
    if (metres < THICK) return true;
    const met = this.walls.crossings(ax / 10, ay / 10, bx / 10, by / 10);
    return met.every((t) => t * metres < THICK) && this.walls.zoneAt((ax + bx) / 20, (ay + by) / 20) === zone;
  }

  #file(edge: number, box: Box): void {
    eachCell(box, (cell) => this.#cells.get(cell)?.push(edge));
  }
}

function eachCell([west, south, east, north]: Box, use: (cell: number) => void): void {
  for (let i = Math.floor(west / CELL); i <= Math.floor(east / CELL); i++)
    for (let j = Math.floor(south / CELL); j <= Math.floor(north / CELL); j++) use(i * 65_536 + j);
}

function boxOfEdge({ x, y, from, to, shape, shapeStart }: WalkGraph, edge: number): Box {
  const [u, v] = [from[edge] as number, to[edge] as number];
  let [atX, atY] = [x[u] as number, y[u] as number];
  let [west, east] = [Math.min(atX, x[v] as number), Math.max(atX, x[v] as number)];
  let [south, north] = [Math.min(atY, y[v] as number), Math.max(atY, y[v] as number)];
  for (let i = shapeStart[edge] as number; i < (shapeStart[edge + 1] as number); i++) {
    atX += shape[2 * i] as number;
    atY += shape[2 * i + 1] as number;
    if (atX < west) west = atX;
    if (atX > east) east = atX;
    if (atY < south) south = atY;
    if (atY > north) north = atY;
  }
  return [west, south, east, north];
}
