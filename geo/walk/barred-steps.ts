/** Walls, rivers and railways of a network as straight steps, and the bridges that lead over them. */
import { edgePoints, FLAG, type WalkGraph } from './graph.ts';
import { eachCellAlong, meet, put } from './segments.ts';

/** Decimetres from the origin. */
export type Step = readonly [ax: number, ay: number, bx: number, by: number];

/** Side of a cell, decimetres. */
const CELL = 1000;

export function* barredSteps({ ringStart, rings, barrierStart, barriers }: WalkGraph): Generator<Step> {
  const step = (points: Int32Array, a: number, b: number): Step => [
    points[2 * a] as number,
    points[2 * a + 1] as number,
    points[2 * b] as number,
    points[2 * b + 1] as number,
  ];
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    const [begin, end] = [ringStart[ring] as number, ringStart[ring + 1] as number];
    for (let i = begin; i < end; i++) yield step(rings, i === begin ? end - 1 : i - 1, i);
  }
  for (let line = 0; line + 1 < barrierStart.length; line++)
    for (let i = (barrierStart[line] as number) + 1; i < (barrierStart[line + 1] as number); i++)
      yield step(barriers, i - 1, i);
}

/** Bridges and tunnels across one of them: whoever is there is neither on the water nor on the rails beside them. */
export function edgesAcross(graph: WalkGraph): ReadonlySet<number> {
  const cells = new Map<number, Step[]>();
  for (const step of barredSteps(graph)) eachCellAlong(CELL, ...step, (cell) => put(cells, cell, step));
  const found = new Set<number>();
  graph.flags.forEach((flags, edge) => {
    if ((flags & (FLAG.bridge | FLAG.tunnel)) === 0) return;
    const points = edgePoints(graph, edge);
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = points.slice(i - 2, i + 2) as [number, number, number, number];
      eachCellAlong(CELL, ax, ay, bx, by, (cell) => {
        if ((cells.get(cell) ?? []).some((step) => meet(ax, ay, bx, by, step) !== null)) found.add(edge);
      });
    }
  });
  return found;
}
