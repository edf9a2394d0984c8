/** One step of redrawing as a value: the partition after an edit, with its counts, names, and what came from what. */
import type { Partition } from '../../../geo/partition/partition.ts';
import type { BoundaryWork } from '../boundary-work.ts';
import type { BoundaryChange } from '../entities.ts';
import { countLive, type CountedHomes } from './live-count.ts';

/** A partition as it is opened; `change` says what was drawn of it before. */
export function workOn(partition: Partition, homes: CountedHomes, change?: BoundaryChange): BoundaryWork {
  const areas = change?.areas ?? [];
  return {
    partition,
    count: countLive(homes, partition),
    names: new Map(areas.flatMap(({ territory_id, name }) => (name === undefined ? [] : [[territory_id, name]]))),
    cutFrom: new Map(
      areas.flatMap(({ territory_id, cut_from_id }) => (cut_from_id ? [[territory_id, cut_from_id]] : [])),
    ),
    into: new Map(change?.removed.map(({ territory_id, into_id }) => [territory_id, into_id])),
  };
}

/** The same work with other outlines. */
export const redrawn = (work: BoundaryWork, partition: Partition, homes: CountedHomes): BoundaryWork => ({
  ...work,
  partition,
  count: countLive(homes, partition, work.count),
});

/** The first “第N…” that nobody is called yet. */
export function freeName(taken: Iterable<string>, kind: string): string {
  const names = new Set(taken);
  for (let n = 1; ; n++) if (!names.has(`第${numeral(n)}${kind}`)) return `第${numeral(n)}${kind}`;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 as Chinese writes them; beyond that in figures. */
function numeral(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`;
}
