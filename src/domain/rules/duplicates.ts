/** Cases that may be the very same trouble: of the same class, not closed, and so near that two people may mean one thing. */
import type { Position } from 'geojson';
import type { CaseRecord } from '../entities.ts';
import { rowsBy, type World } from '../world.ts';
import { straightMetres } from './distance.ts';

/** Metres. A component (a lamp, a cover) stands still; an event spreads, and is pointed at from farther away. */
export const DUPLICATE_WITHIN = { component: 40, event: 80 } as const;

export interface LikelyDuplicate {
  readonly record: CaseRecord;
  /** In a straight line. */
  readonly metres: number;
}

/** Nearest first. `within` in metres, by the kind of the class. */
export function likelyDuplicates(
  world: World,
  report: { readonly id: string; readonly class_code: string; readonly at: Position },
  within: { readonly component: number; readonly event: number } = DUPLICATE_WITHIN,
): LikelyDuplicate[] {
  const kind = world.case_class.get(report.class_code)?.kind;
  if (!kind) return [];
  return rowsBy(world.case_record, 'class_code', report.class_code)
    .filter(({ id, stage }) => id !== report.id && world.case_stage.get(stage)?.is_closed !== true)
    .map((record) => ({ record, metres: straightMetres(report.at, record.geom.coordinates) }))
    .filter(({ metres }) => metres <= within[kind])
    .sort((a, b) => a.metres - b.metres);
}
