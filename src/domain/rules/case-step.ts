/** What the stage of a case is called in its loop: 任务处理 in the seven stages is 限期办理 in the shorter loop. */
import type { CaseRecord } from '../entities.ts';
import type { World } from '../world.ts';

export interface StepName {
  readonly name_zh: string;
  readonly name_en: string;
}

export const stepOf = (
  world: Pick<World, 'case_loop' | 'case_stage'>,
  { loop, stage }: Pick<CaseRecord, 'loop' | 'stage'>,
): StepName | null =>
  world.case_loop.get(loop)?.steps.find((step) => step.stage === stage) ?? world.case_stage.get(stage) ?? null;
