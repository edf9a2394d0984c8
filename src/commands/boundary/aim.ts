/** What lies under a pointer of the partition that is being drawn. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { toNode } from '../../../geo/partition/lattice.ts';
import { OUTSIDE, type Partition } from '../../../geo/partition/partition.ts';
import { snapCandidates } from '../../../geo/partition/snap.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';

type Ends = readonly [LonLat, LonLat];

export type Aimed =
  | { readonly kind: 'node'; readonly at: LonLat }
  | { readonly kind: 'edge'; readonly at: LonLat; readonly ends: Ends };

/** The parent's own corners stay; only the end of a border that meets one there can leave it. */
export function isFixed(partition: Partition, at: LonLat): boolean {
  const node = toNode(partition.lattice, at);
  return node !== null && partition.corners?.has(node) === true && partition.index.from(node).length !== 3;
}

const bordersOutside = (partition: Partition, [a, b]: Ends): boolean => {
  const [from, to] = [toNode(partition.lattice, a), toNode(partition.lattice, b)];
  if (from === null || to === null) return true;
  return partition.index.areaLeftOf(from, to) === OUTSIDE || partition.index.areaLeftOf(to, from) === OUTSIDE;
};

/** Whether it is a node or a border of a part in hand; of any part while none is. */
const isInHand = (partition: Partition, picked: readonly string[], places: readonly LonLat[]): boolean =>
  picked.length === 0 || places.every((place) => partition.areasAt(place).some((id) => picked.includes(id)));

/** The node, or else the border, within so many metres that can be moved. */
export function aimAt({ now: { partition }, picked }: BoundaryEdit, at: LonLat, metres: number): Aimed | null {
  const near = snapCandidates(partition, at, metres);
  const node = near.find(({ kind }) => kind === 'node');
  if (node && !isFixed(partition, node.at) && isInHand(partition, picked, [node.at]))
    return { kind: 'node', at: node.at };
  const edge = near.find(({ kind }) => kind === 'edge');
  if (!edge?.ends || !isInHand(partition, picked, edge.ends)) return null;
  if (partition.corners && bordersOutside(partition, edge.ends)) return null;
  return { kind: 'edge', at: edge.at, ends: edge.ends };
}
