/** A compound that lies in two grids, handed wholly to the one that has most of it. */
import { buildPartition } from '../../../../geo/partition/build.ts';
import { transfer } from '../../../../geo/partition/transfer.ts';
import type { Territory } from '../../entities.ts';
import type { World } from '../../world.ts';
import type { Fix, Remedy } from './finding.ts';

/** Null while the grids are no partition, or where it would leave nothing of one of them. */
export function handedWhole(
  world: World,
  parent: Territory,
  parts: readonly Territory[],
  { compound_id, into_id }: Extract<Remedy, { kind: 'keep_compound_whole' }>,
): Fix | null {
  const compound = world.compound.get(compound_id);
  const into = parts.find(({ id }) => id === into_id);
  const built = buildPartition(
    parts.map(({ id, geom }) => ({ id, geometry: geom })),
    parent.geom,
  );
  if (!compound || !into || built.findings !== null) return null;
  let { partition } = built;
  const changed = new Set(built.touched);
  const givers: string[] = [];
  for (const { id, name } of parts) {
    if (id === into_id) continue;
    const edit = transfer(partition, id, into_id, compound.geom);
    if (edit.refusal?.code === 'nothing_to_hand') continue;
    if (edit.refusal !== null) return null;
    partition = edit.partition;
    givers.push(name);
    for (const each of edit.changed) changed.add(each);
  }
  if (givers.length === 0) return null;
  const areas = parts.flatMap(({ id }) => {
    const geom = changed.has(id) ? partition.geometryOf(id) : undefined;
    return geom ? [{ territory_id: id, geom }] : [];
  });
  return {
    kind: 'keep_compound_whole',
    parent_id: parent.id,
    params: { compound: compound.name, to: into.name, from: givers.join('、') },
    change: { areas, removed: [] },
  };
}
