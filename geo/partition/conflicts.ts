/** What keeps edges from being a plane graph: nodes that lie on an edge without ending it, and edges that cross. */
import type { EdgeIndex } from './edge-index.ts';
import { crossing, isOn, ON, side, xOf, yOf, type Node } from './lattice.ts';

interface Uses {
  /** Node p lies on the edge a–b. */
  readonly onEdge: (a: Node, b: Node, p: Node) => void;
  readonly onCrossing: (a: Node, b: Node, c: Node, d: Node) => void;
}

/** Every conflict at least once. Edges that run both ways are one here. */
export function eachConflict(index: EdgeIndex, { onEdge, onCrossing }: Uses): void {
  /** Ends of the edges of one cell. */
  let nodes = new Float64Array(64);
  let ends = new Float64Array(128);
  index.eachCell((cell) => {
    if (nodes.length < cell.length)
      [nodes, ends] = [new Float64Array(2 * cell.length), new Float64Array(4 * cell.length)];
    let count = 0;
    for (let i = 0; i < cell.length; i += 3) {
      const a = cell[i] as number;
      const b = cell[i + 1] as number;
      let isKnown = false;
      for (let k = 0; k < count && !isKnown; k++)
        isKnown = (nodes[2 * k] === a && nodes[2 * k + 1] === b) || (nodes[2 * k] === b && nodes[2 * k + 1] === a);
      if (isKnown) continue;
      nodes[2 * count] = a;
      nodes[2 * count + 1] = b;
      ends[4 * count] = xOf(a);
      ends[4 * count + 1] = yOf(a);
      ends[4 * count + 2] = xOf(b);
      ends[4 * count + 3] = yOf(b);
      count++;
    }
    for (let i = 1; i < count; i++) {
      const a = nodes[2 * i] as number;
      const b = nodes[2 * i + 1] as number;
      const ax = ends[4 * i] as number;
      const ay = ends[4 * i + 1] as number;
      const bx = ends[4 * i + 2] as number;
      const by = ends[4 * i + 3] as number;
      for (let k = 0; k < i; k++) {
        const c = nodes[2 * k] as number;
        const d = nodes[2 * k + 1] as number;
        const cx = ends[4 * k] as number;
        const cy = ends[4 * k + 1] as number;
        const dx = ends[4 * k + 2] as number;
        const dy = ends[4 * k + 3] as number;
        if (
          Math.max(cx, dx) < Math.min(ax, bx) - ON ||
          Math.min(cx, dx) > Math.max(ax, bx) + ON ||
          Math.max(cy, dy) < Math.min(ay, by) - ON ||
          Math.min(cy, dy) > Math.max(ay, by) + ON
        )
          continue;
        const isC = c !== a && c !== b && isOn(cx, cy, ax, ay, bx, by);
        const isD = d !== a && d !== b && isOn(dx, dy, ax, ay, bx, by);
        const isA = a !== c && a !== d && isOn(ax, ay, cx, cy, dx, dy);
        const isB = b !== c && b !== d && isOn(bx, by, cx, cy, dx, dy);
        if (isC) onEdge(a, b, c);
        if (isD) onEdge(a, b, d);
        if (isA) onEdge(c, d, a);
        if (isB) onEdge(c, d, b);
        // where an end lies on the other edge, meeting there is enough
        if (
          !(isC || isD || isA || isB) &&
          side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
          side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
        )
          onCrossing(a, b, c, d);
      }
    }
  });
}

/** The nodes that break an edge in two or more, by the edge in one direction. */
export class Breaks {
  readonly #nodes = new Map<Node, Map<Node, Set<Node>>>();

  get isEmpty(): boolean {
    return this.#nodes.size === 0;
  }

  add(a: Node, b: Node, p: Node): void {
    const [low, high] = a < b ? [a, b] : [b, a];
    let ends = this.#nodes.get(low);
    if (!ends) this.#nodes.set(low, (ends = new Map()));
    const set = ends.get(high);
    if (set) set.add(p);
    else ends.set(high, new Set([p]));
  }

  /** In the order they are met from a to b. */
  between(a: Node, b: Node): Node[] {
    const set = a < b ? this.#nodes.get(a)?.get(b) : this.#nodes.get(b)?.get(a);
    if (!set) return [];
    const [x, y] = [xOf(a), yOf(a)];
    const [dx, dy] = [xOf(b) - x, yOf(b) - y];
    const along = (p: Node): number => (xOf(p) - x) * dx + (yOf(p) - y) * dy;
    return [...set].sort((p, q) => along(p) - along(q));
  }

  /** An open ring with its breaks; the same ring where there are none. */
  ring(ring: Float64Array): Float64Array {
    const all: Node[] = [];
    ring.forEach((a, i) => all.push(a, ...this.between(a, ring[(i + 1) % ring.length] as Node)));
    return all.length === ring.length ? ring : Float64Array.from(all);
  }
}

/** The breaks that keep nodes off edges and, if asked for, make edges that cross meet; and whether any cross. */
export function breaksOf(index: EdgeIndex, areCrossingsBroken: boolean): { breaks: Breaks; areCrossing: boolean } {
  const breaks = new Breaks();
  let areCrossing = false;
  eachConflict(index, {
    onEdge: (a, b, p) => breaks.add(a, b, p),
    onCrossing: (a, b, c, d) => {
      areCrossing = true;
      if (!areCrossingsBroken) return;
      const p = crossing(a, b, c, d);
      if (p !== a && p !== b) breaks.add(a, b, p);
      if (p !== c && p !== d) breaks.add(c, d, p);
    },
  });
  return { breaks, areCrossing };
}
