/** What a live count says of one area. Apart from the counting, because the map asks only this. */
import type { Partition } from '../../../geo/partition/partition.ts';

export interface AreaCount {
  readonly buildings: number;
  readonly households: number;
  readonly residents: number;
  readonly members: number;
}

/** What is counted, in this order. */
export const MEASURES = ['buildings', 'households', 'residents', 'members'] as const;
const NOBODY: AreaCount = { buildings: 0, households: 0, residents: 0, members: 0 };

export interface LiveCount {
  readonly partition: Partition;
  /** Number of the area each building lies in, `OUTSIDE` for none. */
  readonly owner: Int32Array;
  /** By number of the area, `MEASURES.length` each. */
  readonly sums: Float64Array;
}

/** What an area holds; nobody where there is no such area. */
export function countOf({ partition, sums }: LiveCount, id: string): AreaCount {
  const n = partition.numbers.get(id);
  if (n === undefined || !partition.areas[n]) return NOBODY;
  const [buildings = 0, households = 0, residents = 0, members = 0] = sums.subarray(n * MEASURES.length);
  return { buildings, households, residents, members };
}
