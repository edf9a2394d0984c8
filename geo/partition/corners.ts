/** The corners of an outline: its nodes without those that lie on the way from one corner to the next. */
import { isNodeOn, type Node } from './lattice.ts';
import type { Ring } from './ring.ts';

export function cornersOf(ring: Ring): Node[] {
  // the westernmost node, of several the southernmost, is a corner of any ring
  const start = ring.indexOf(Math.min(...ring));
  const way = [...ring.subarray(start), ...ring.subarray(0, start + 1)];
  const corners = [way[0] as Node];
  let skipped: Node[] = [];
  for (let i = 1; i + 1 < way.length; i++) {
    skipped.push(way[i] as Node);
    const [last, next] = [corners.at(-1) as Node, way[i + 1] as Node];
    if (skipped.every((node) => isNodeOn(node, last, next))) continue;
    corners.push(way[i] as Node);
    skipped = [];
  }
  return corners;
}
