/** The stages of one case in order, by the names its loop gives them: seven for a hole in the street, four for a resident's demand. */
import type { CaseRecord } from '../entities.ts';
import type { World } from '../world.ts';

export interface Step {
  /** A key of `case_stage`. */
  readonly stage: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** All stages, where the case's loop is not held. */
export const stepsOf = (world: World, record: CaseRecord): readonly Step[] =>
  world.case_loop.get(record.loop)?.steps ??
  [...world.case_stage.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ id, name_zh, name_en }) => ({ stage: id, name_zh, name_en }));
