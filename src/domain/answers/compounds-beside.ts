/** Compounds that lie in the neighbours of a part: what it may be handed, and by whom. */
import type { Position } from 'geojson';
import type { Partition } from '../../../geo/partition/partition.ts';
import type { Compound } from '../entities.ts';

export interface CompoundBeside {
  readonly compound: Compound;
  /** The part it lies in, by the middle of its box. */
  readonly from: string;
}

/** By name. */
export function compoundsBeside(
  compounds: ReadonlyMap<string, Compound>,
  partition: Partition,
  to: string,
): readonly CompoundBeside[] {
  const neighbours = new Set(partition.neighboursOf(to));
  return [...compounds.values()]
    .flatMap((compound): CompoundBeside[] => {
      const from = partition.areaAt(middleOf(compound));
      return from !== undefined && neighbours.has(from) ? [{ compound, from }] : [];
    })
    .sort((a, b) => a.compound.name.localeCompare(b.compound.name, 'zh'));
}

function middleOf({ geom }: Compound): [lon: number, lat: number] {
  const ring: Position[] = (geom.type === 'Polygon' ? geom.coordinates[0] : geom.coordinates[0]?.[0]) ?? [];
  const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
