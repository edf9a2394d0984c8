/** Two areas become one. */
import { commit } from './change.ts';
import { deleteNode } from './edit-nodes.ts';
import { polygonsOf } from './faces.ts';
import { isNodeOn, type Node } from './lattice.ts';
import { edgesOf, Sides } from './overlay.ts';
import type { Partition } from './partition.ts';
import { attempt, Refused, type Edit } from './refusal.ts';

/**
 * Merges `other` into `id`, which keeps its id. They must have a border in common. Nodes in which that border ended,
 * and which now lie on a straight line, go: cutting and merging leaves nothing behind.
 */
export const merge = (partition: Partition, id: string, other: string): Edit =>
  attempt(() => {
    const [number, gone] = [partition.numbers.get(id), partition.numbers.get(other)];
    if (number === undefined || gone === undefined || number === gone) throw new Refused('unknown_area');
    const edges = [number, gone].flatMap((n) => edgesOf(partition.areas[n]?.polygons ?? []));
    const all = new Sides(edges);
    const border = edges.filter(([a, b]) => all.has(b, a));
    if (border.length === 0) throw new Refused('not_touching');
    const polygons = polygonsOf(edges.filter(([a, b]) => !all.has(b, a)));
    const outlines = new Map([
      [number, polygons],
      [gone, []],
    ]);
    const merged = commit(partition, { outlines });
    return straightened(merged, new Set(border.flat()));
  });

/** Takes out nodes that are no longer junctions and lie on the line of their neighbours. */
export function straightened(edit: Edit, nodes: ReadonlySet<Node>): Edit {
  if (edit.refusal !== null) return edit;
  let now = edit;
  const changed = new Set(edit.changed);
  for (const node of nodes) {
    const [first, second, third] = now.partition.index.from(node);
    if (!first || !second || third || !isNodeOn(node, first[1], second[1])) continue;
    const straight = deleteNode(now.partition, now.partition.placeOf(node));
    if (straight.refusal !== null) continue;
    for (const id of straight.changed) changed.add(id);
    now = straight;
  }
  return { ...now, changed: [...changed], removed: edit.removed };
}
