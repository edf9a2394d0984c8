/**
 * Whose turn it is. A grid worker's cases are those dispatched to them; an office's are those of which the next step forward
 * is the office's alone. Both follow from rows, so another loop needs no other code.
 */
import type { CaseRecord } from '../entities.ts';
import { profileOf } from '../profile-of.ts';
import type { World } from '../world.ts';
import { isClosed } from './case-urgency.ts';

type Needs = Pick<World, 'profile' | 'case_stage' | 'case_transition'>;

/** Tells of a case whether it waits for the signed-in person. Leaders and administrators have no cases of their own. */
export function mineTest(world: Needs): (record: CaseRecord) => boolean {
  const profile = profileOf(world);
  const open = (record: CaseRecord): boolean => !isClosed(record, world.case_stage);
  if (profile?.role === 'grid_worker') {
    const worker = profile.grid_worker_id;
    return (record) => worker !== null && record.grid_worker_id === worker && open(record);
  }
  if (profile?.role !== 'community_staff' && profile?.role !== 'street_staff') return () => false;
  const rank = (stage: string): number => world.case_stage.get(stage)?.rank ?? 0;
  const turns = new Set<string>();
  for (const { loop, from_stage, to_stage, roles } of world.case_transition.values()) {
    const forward = from_stage !== null && rank(to_stage) > rank(from_stage);
    if (forward && roles.includes(profile.role) && !roles.includes('grid_worker')) turns.add(`${loop}/${from_stage}`);
  }
  return (record) => turns.has(`${record.loop}/${record.stage}`) && open(record);
}
