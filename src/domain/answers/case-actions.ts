/**
 * What this person can do with a case now, and why not the rest. The rule is the database's (`case_transition`, which
 * everyone on duty pulls); here it is only read, so that a button that would be refused is not offered. The server asks
 * again all the same.
 */
import type { CaseRecord, CaseTransition } from '../entities.ts';
import { profileOf } from '../profile-of.ts';
import { ROLES, type Role } from '../role.ts';
import { rowsBy, type World } from '../world.ts';
import { stepsOf, type Step } from './case-steps.ts';

/** Every operation on a case that is there, in the order in which they are offered. */
export const CASE_OPERATIONS = [
  'case.accept',
  'case.handle',
  'case.register',
  'case.dispatch',
  'case.verify_close',
  'case.feedback',
  'case.self_resolve',
  'case.evaluate',
  'case.rework',
  'case.return',
  'case.reassign',
  'case.recall',
  'case.extend',
  'case.escalate',
] as const;
export type CaseOperation = (typeof CASE_OPERATIONS)[number];

/** Why an operation is not possible. */
export type Obstacle =
  | { readonly kind: 'role'; readonly roles: readonly Role[] }
  | { readonly kind: 'stage'; readonly stages: readonly Step[] }
  | { readonly kind: 'not_simple' }
  | { readonly kind: 'feedback_missing' }
  | { readonly kind: 'already_evaluated' }
  /** Something this person did to the case was refused or met another's change: that comes first. */
  | { readonly kind: 'settle_first' }
  /** The boundaries of a past day are shown. */
  | { readonly kind: 'past_day' };

export interface CaseAction {
  readonly operation: CaseOperation;
  /** Arguments that must be given. */
  readonly required: readonly string[];
  readonly obstacle: Obstacle | null;
}

export interface CaseActions {
  /** The one step that is this person's to do, if it is their turn. */
  readonly primary: CaseAction | null;
  /** Other things possible now. */
  readonly possible: readonly CaseAction[];
  /** What the person's role can do later, only not now. */
  readonly blocked: readonly CaseAction[];
  /** Whose step is next, when it is not this person's. Null when nothing is left to be done. */
  readonly waitingFor: { readonly roles: readonly Role[]; readonly operation: CaseOperation } | null;
}

/** `unsettled`: an operation of this person on the case waits for their decision. */
export function caseActions(world: World, record: CaseRecord, unsettled: boolean): CaseActions {
  const actions = allActions(world, record, unsettled);
  const loop = rowsBy(world.case_transition, 'loop', record.loop);
  const possible = actions.filter((action) => action.obstacle === null);
  const primary = possible.find((action) => isTurnOf(world, record, loop, action.operation)) ?? null;
  return {
    primary,
    possible: possible.filter((action) => action !== primary),
    blocked: actions.filter(({ obstacle }) => obstacle !== null && mayPass(world, record, obstacle)),
    waitingFor: primary || unsettled ? null : nextStep(world, record, loop),
  };
}

/** The same while somebody looks at a past day: all that could be done waits for today. */
export const inThePast = ({ primary, possible, blocked, waitingFor }: CaseActions): CaseActions => ({
  primary: null,
  possible: [],
  blocked: [
    ...[...(primary ? [primary] : []), ...possible].map((action): CaseAction => ({
      ...action,
      obstacle: { kind: 'past_day' },
    })),
    ...blocked,
  ],
  waitingFor,
});

/** Whether it can still come to it: not for another role, nor for a step the case has behind it. */
function mayPass(world: World, record: CaseRecord, obstacle: Obstacle): boolean {
  if (obstacle.kind !== 'stage') return obstacle.kind !== 'role';
  const steps = stepsOf(world, record).map(({ stage }) => stage);
  return obstacle.stages.some(({ stage }) => steps.indexOf(stage) > steps.indexOf(record.stage));
}

/** Every operation of the case's loop. Empty for an account without a role. */
function allActions(world: World, record: CaseRecord, unsettled: boolean): CaseAction[] {
  const role = profileOf(world)?.role;
  if (role === undefined) return [];
  const loop = rowsBy(world.case_transition, 'loop', record.loop);
  return CASE_OPERATIONS.flatMap((operation): CaseAction[] => {
    const everywhere = loop.filter((transition) => transition.operation === operation);
    const here = everywhere.find((transition) => transition.from_stage === record.stage);
    const required = (here ?? everywhere[0])?.required;
    if (!required) return [];
    const obstacle = obstacleOf(world, record, role, operation, here, everywhere, unsettled);
    return [{ operation, required: withFeedback(world, record, operation, required), obstacle }];
  });
}

/** Why an operation cannot be done with the case as it is; null when it can, and for what is no operation on cases. */
export const obstacleTo = (world: World, record: CaseRecord, name: string): Obstacle | null =>
  allActions(world, record, false).find(({ operation }) => operation === name)?.obstacle ?? null;

/** Who reported a case by name must have been told how it ended, since the last rework (`feedback_missing` otherwise). */
export function owesFeedback(world: World, record: CaseRecord): boolean {
  const detail = world.case_detail.get(record.id);
  return record.told_at === null && detail !== undefined && (detail.reporter_name ?? detail.reporter_phone) !== null;
}

/** Settling on the spot closes at once, so the reporter has to be told with it. */
const withFeedback = (
  world: World,
  record: CaseRecord,
  operation: CaseOperation,
  required: readonly string[],
): readonly string[] =>
  operation === 'case.self_resolve' && owesFeedback(world, record) ? [...required, 'told_by'] : required;

function obstacleOf(
  world: World,
  record: CaseRecord,
  role: Role,
  operation: CaseOperation,
  here: CaseTransition | undefined,
  everywhere: readonly CaseTransition[],
  unsettled: boolean,
): Obstacle | null {
  const allowed = here ? [here] : everywhere;
  const roles = ROLES.filter((each) => allowed.some((transition) => transition.roles.includes(each)));
  if (!roles.includes(role)) return { kind: 'role', roles };
  if (operation === 'case.evaluate' && record.satisfaction !== null) return { kind: 'already_evaluated' };
  if (!here) {
    const from = new Set(everywhere.map((transition) => transition.from_stage));
    return { kind: 'stage', stages: stepsOf(world, record).filter(({ stage }) => from.has(stage)) };
  }
  if (unsettled) return { kind: 'settle_first' };
  if (operation === 'case.self_resolve' && record.severity !== 'simple') return { kind: 'not_simple' };
  if (operation === 'case.verify_close' && owesFeedback(world, record)) return { kind: 'feedback_missing' };
  return null;
}

/** Steps that a worker does with what was given to them. Others may do them too, but it is not their turn. */
const WORKERS_STEPS: ReadonlySet<CaseOperation> = new Set(['case.accept', 'case.handle']);

/** The step that takes the case on, and whether it is this person's. Sideways and back are never the one big button. */
function isTurnOf(
  world: World,
  record: CaseRecord,
  loop: readonly CaseTransition[],
  operation: CaseOperation,
): boolean {
  if (operation === 'case.feedback' && owesFeedback(world, record)) return true;
  return leadsOn(world, record, loop, operation) && (!WORKERS_STEPS.has(operation) || isMine(world, record));
}

function leadsOn(world: World, record: CaseRecord, loop: readonly CaseTransition[], operation: CaseOperation): boolean {
  if (operation === 'case.evaluate') return true;
  if (operation === 'case.escalate') return false;
  const to = loop.find(
    (transition) => transition.operation === operation && transition.from_stage === record.stage,
  )?.to_stage;
  const steps = stepsOf(world, record).map(({ stage }) => stage);
  return to !== undefined && steps.indexOf(to) > steps.indexOf(record.stage);
}

/** The case lies in the hands of the signed-in worker. */
export function isMine(world: World, record: CaseRecord): boolean {
  const me = profileOf(world);
  if (me?.role !== 'grid_worker' || record.grid_worker_id === null) return false;
  // An account nobody has told which worker it is may take whatever lies in its grid.
  return me.grid_worker_id === null || me.grid_worker_id === record.grid_worker_id;
}

function nextStep(world: World, record: CaseRecord, loop: readonly CaseTransition[]): CaseActions['waitingFor'] {
  if (record.satisfaction !== null) return null;
  for (const operation of CASE_OPERATIONS) {
    if (operation === 'case.self_resolve' || !leadsOn(world, record, loop, operation)) continue;
    const here = loop.find(
      (transition) => transition.operation === operation && transition.from_stage === record.stage,
    );
    if (!here) continue;
    const roles = ROLES.filter((role) => here.roles.includes(role));
    return { operation, roles: WORKERS_STEPS.has(operation) ? ['grid_worker'] : roles };
  }
  return null;
}
