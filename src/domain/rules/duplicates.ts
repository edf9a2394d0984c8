/** Cases that may be the very same trouble: of the same class, not closed, and so near that two people may mean one thing. */
import type { Position } from 'geojson';
import type { CaseRecord } from '../entities.ts';
import { rowsBy, type World } from '../world.ts';
import { straightMetres } from './distance.ts';

/**
 * Metres, where its class says nothing else. A component (a lamp, a cover) stands still; an event spreads, and is pointed at
 * from farther away.
 */
const DUPLICATE_WITHIN = { component: 40, event: 80 } as const;

export interface LikelyDuplicate {
  readonly record: CaseRecord;
  /** In a straight line. */
  readonly metres: number;
}

/** Nearest first. */
export function likelyDuplicates(
  world: World,
  report: { readonly id: string; readonly class_code: string; readonly at: Position },
): LikelyDuplicate[] {
  const of = world.case_class.get(report.class_code);
  if (!of) return [];
  const within = of.duplicate_m ?? DUPLICATE_WITHIN[of.kind];
  return rowsBy(world.case_record, 'class_code', report.class_code)
    .filter(({ id, stage }) => id !== report.id && world.case_stage.get(stage)?.is_closed !== true)
    .map((record) => ({ record, metres: straightMetres(report.at, record.geom.coordinates) }))
    .filter(({ metres }) => metres <= within)
    .sort((a, b) => a.metres - b.metres);
}
