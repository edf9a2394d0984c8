/** How a case came to where it stands, so that its loop, stage, times and figures tell one story. */
import type { Random } from '../random.ts';
import { DEMAND_CLASSES } from './case-catalogue.ts';
import type { CaseRow } from './rows.ts';

export interface CaseTimes {
  /** Unix ms. */
  reported: number;
  due: number;
  closed: number | null;
}

type Course = Pick<
  CaseRow,
  | 'loop'
  | 'stage'
  | 'registered_at'
  | 'due_at'
  | 'told_at'
  | 'rework_count'
  | 'extension_count'
  | 'satisfaction'
  | 'self_resolved'
>;

const iso = (time: number): string => new Date(time).toISOString();

/** Residents' demands are neither registered nor accepted: what would stand there stands before or after it. */
const inLoop = (loop: string, stage: string): string =>
  loop !== 'demand' ? stage : stage === 'register' ? 'report' : stage === 'dispatch' ? 'handle' : stage;

export function courseOf(
  random: Random,
  code: string,
  drawnStage: string,
  severity: CaseRow['severity'],
  { reported, due, closed }: CaseTimes,
  now: number,
): Course {
  const loop = DEMAND_CLASSES.includes(code) ? 'demand' : 'seven_stage';
  const stage = inLoop(loop, drawnStage);
  const end = closed ?? now;
  /** A whole second after the report, a share of the way to its end. */
  const within = (from: number, to: number): string =>
    iso(Math.floor((reported + (end - reported) * random.between(from, to)) / 1000) * 1000);
  const done = closed !== null;
  const selfResolved = done && severity === 'simple' && random.chance(0.35);
  const worked = !selfResolved && ['handle', 'feedback', 'verify', 'evaluate'].includes(stage);
  const reworks = worked && random.chance(0.07) ? 1 : 0;
  const extensions = worked && random.chance(0.06) ? 1 : 0;
  const told = stage === 'verify' || (done && !selfResolved);
  const evaluated = done && !selfResolved && random.chance(0.6);
  return {
    loop,
    stage,
    registered_at: stage === 'report' ? null : selfResolved ? iso(end) : within(0.02, 0.12),
    due_at: iso(due),
    told_at: told ? within(0.8, 0.98) : null,
    rework_count: reworks,
    extension_count: extensions,
    satisfaction: evaluated ? random.pick([3, 4, 4, 5, 5, 5]) : null,
    self_resolved: selfResolved,
  };
}
