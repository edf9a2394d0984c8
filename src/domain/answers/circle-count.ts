/**
 * How many households of each place are within the limit, and how many are not. Counted by network time of each door, never by
 * polygon: a third of the households inside a drawn circle are not within its minutes (walking.md §1). Everybody walks at the pace
 * that is asked for; households with somebody of 60 or more are counted a second time and apart, at theirs. In one sum the slow
 * ones could be told from the others, and a published number must be the number that staff see.
 */
import type { Reach } from '../circle.ts';
import { reachState } from '../rules/reach-state.ts';
import type { TerritoryId } from '../ids.ts';
import type { World } from '../world.ts';
import type { CircleGround } from './circle-ground.ts';

export interface NeedTally {
  readonly households: number;
  readonly outside: number;
}

/** Households of one place. `within + outside + unknown + unconnected = households`. */
export interface CircleCount {
  readonly households: number;
  readonly within: number;
  readonly outside: number;
  /** 边缘数据不完整 */
  readonly unknown: number;
  /** 未接入路网 */
  readonly unconnected: number;
  /** At the pace of the elderly, so no part of `outside`. Null where it is not known, or so few that somebody could be meant. */
  readonly elderly: NeedTally | null;
  readonly children: NeedTally | null;
}

/** Counts by the id of a territory or compound. */
export type CircleCounts = ReadonlyMap<string, CircleCount>;

type Sums = { -readonly [Field in 'households' | 'within' | 'outside' | 'unknown' | 'unconnected']: number } & {
  elderly: { households: number; outside: number };
  children: { households: number; outside: number };
};

/** `limit` in seconds. */
export function countReach(world: World, ground: CircleGround, reach: Reach, limit: number): CircleCounts {
  const sums = new Map<string, Sums>();
  const above = ancestorsOf(world);
  const sumOf = (id: string): Sums => {
    const known = sums.get(id);
    if (known) return known;
    const made: Sums = {
      households: 0,
      within: 0,
      outside: 0,
      unknown: 0,
      unconnected: 0,
      elderly: { households: 0, outside: 0 },
      children: { households: 0, outside: 0 },
    };
    sums.set(id, made);
    return made;
  };
  const slow = reach.elderly ?? reach;
  for (let unit = 0; unit < ground.units.length; unit++) {
    const households = ground.households[unit] ?? 0;
    if (households === 0) continue;
    const elderly = Math.min(households, ground.elderly[unit] ?? 0);
    const children = Math.min(households, ground.children[unit] ?? 0);
    const state = reachState(reach, reach.connected, unit, limit);
    const isSlowOutside = reachState(slow, reach.connected, unit, limit) === 'outside';
    const compound = ground.compounds[unit] ?? null;
    const territory = ground.territories[unit];
    const places = [...(territory === undefined ? [] : above(territory)), ...(compound === null ? [] : [compound])];
    for (const id of places) {
      const sum = sumOf(id);
      sum.households += households;
      sum[state] += households;
      sum.elderly.households += elderly;
      sum.children.households += children;
      if (isSlowOutside) sum.elderly.outside += elderly;
      if (state === 'outside') sum.children.outside += children;
    }
  }
  return sums;
}

/** A territory and all above it, remembered. */
function ancestorsOf(world: World): (id: TerritoryId) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const path: string[] = [];
    for (let at = world.territory.get(id); at && path.length < 16;) {
      path.push(at.id);
      at = at.parent_id === null ? undefined : world.territory.get(at.parent_id);
    }
    known.set(id, path);
    return path;
  };
}

/**
 * What may be said of a place: some are outside; all are within; all are of whom anything is known; or nothing is known. Somebody
 * whose walk nobody knows is not within.
 */
export function verdictOf({ households, within, outside }: CircleCount): 'outside' | 'all' | 'known' | 'nothing' {
  if (outside > 0) return 'outside';
  if (within === households) return 'all';
  return within > 0 ? 'known' : 'nothing';
}

/** Of those one can say something of, the share within the limit; null where there is nobody. */
export const shareWithin = ({ within, outside }: Pick<CircleCount, 'within' | 'outside'>): number | null =>
  within + outside === 0 ? null : within / (within + outside);
