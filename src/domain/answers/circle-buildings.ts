/** Which buildings a service circle leaves out: from its stairwell units, each as far as it is, to the building they stand in. */
import type { Reach, ReachState } from '../circle.ts';
import type { BuildingId } from '../ids.ts';
import type { World } from '../world.ts';

/** From bad to worse: a building is as badly off as the worst of its doors. */
const WORSE: readonly ReachState[] = ['within', 'unknown', 'unconnected', 'outside'];

/** How far the unit at `index` is, at a limit in seconds. Who is known to be within is; who may be is not called outside. */
export function reachStateAt(
  { seconds, atLeast, connected }: Pick<Reach, 'seconds' | 'atLeast' | 'connected'>,
  index: number,
  limit: number,
): ReachState {
  if ((seconds[index] ?? Infinity) <= limit) return 'within';
  if ((atLeast[index] ?? Infinity) <= limit) return 'unknown';
  return connected[index] === 0 ? 'unconnected' : 'outside';
}

/** Every building that is not wholly within `minutes`, with its worst door's state. */
export function buildingsNotWithin(
  { stairwell_unit }: Pick<World, 'stairwell_unit'>,
  reach: Reach,
  minutes: number,
): Map<BuildingId, Exclude<ReachState, 'within'>> {
  const worst = new Map<BuildingId, Exclude<ReachState, 'within'>>();
  for (const [index, unitId] of reach.units.entries()) {
    const state = reachStateAt(reach, index, minutes * 60);
    const building = stairwell_unit.get(unitId)?.building_id;
    if (state === 'within' || building === undefined) continue;
    const before = worst.get(building) ?? 'within';
    if (WORSE.indexOf(state) > WORSE.indexOf(before)) worst.set(building, state);
  }
  return worst;
}
