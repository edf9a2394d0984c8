/** What sites bring: who comes into the circle that was outside before. */
import type { Reach } from '../circle.ts';
import type { CountedResult } from '../entities.ts';
import type { CompoundId } from '../ids.ts';
import { reachState } from '../rules/reach-state.ts';
import type { World } from '../world.ts';
import type { CircleGround } from './circle-ground.ts';
import { countReach, type CircleCount } from './circle-count.ts';

export interface PlanOutcome {
  readonly result: CountedResult;
  /** Compounds with how many of their households come in, most first: all of them, also those that come in partly. */
  readonly gained: readonly { readonly id: CompoundId; readonly households: number; readonly whole: boolean }[];
  /** Households that each site of the plan is nearest to within the limit, by the site's id. */
  readonly bySite: ReadonlyMap<string, number>;
}

/** `limit` in seconds. Both reaches are of the same ground, one with the sites, one without. */
export function planOutcome(
  world: World,
  ground: CircleGround,
  before: Reach,
  after: Reach,
  limit: number,
): PlanOutcome {
  const [was, is] = [countReach(world, ground, before, limit), countReach(world, ground, after, limit)];
  const gained = [...is].flatMap(([id, count]) => {
    if (!world.compound.has(id)) return [];
    const households = count.within - (was.get(id)?.within ?? 0);
    if (households <= 0) return [];
    const whole = half(count) && !half(was.get(id));
    return [{ id: id as CompoundId, households, whole }];
  });
  gained.sort((a, b) => b.households - a.households);
  const [first, then] = [householdsWithin(ground, before, limit), householdsWithin(ground, after, limit)];
  return {
    gained,
    bySite: householdsBySite(ground, after, limit),
    result: {
      households: ground.households.reduce((sum, households) => sum + households, 0),
      before: first.all,
      after: then.all,
      elderly_before: first.elderly,
      elderly_after: then.elderly,
      compounds_gained: gained.filter(({ whole }) => whole).map(({ id }) => id),
    },
  };
}

/** At least half of those one can say something of. */
const half = (count: CircleCount | undefined): boolean =>
  count !== undefined && count.within > 0 && count.within >= count.outside;

/** Everybody at the pace asked for, and of them the elderly at theirs: the same rule as `countReach`. */
function householdsWithin(ground: CircleGround, reach: Reach, limit: number): { all: number; elderly: number } {
  const slow = reach.elderly ?? reach;
  const within = { all: 0, elderly: 0 };
  for (let unit = 0; unit < ground.units.length; unit++) {
    const elderly = Math.min(ground.elderly[unit] ?? 0, ground.households[unit] ?? 0);
    if (reachState(reach, reach.connected, unit, limit) === 'within') within.all += ground.households[unit] ?? 0;
    if (reachState(slow, reach.connected, unit, limit) === 'within') within.elderly += elderly;
  }
  return within;
}

function householdsBySite(ground: CircleGround, reach: Reach, limit: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let unit = 0; unit < ground.units.length; unit++) {
    const place = reach.places[reach.nearest[unit] ?? 0xffff];
    if (!place || place.selection !== null || (reach.seconds[unit] ?? Infinity) > limit) continue;
    found.set(place.id, (found.get(place.id) ?? 0) + (ground.households[unit] ?? 0));
  }
  return found;
}
