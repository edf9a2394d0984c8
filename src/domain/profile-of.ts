import type { Profile } from './entities.ts';
import type { World } from './world.ts';

/** The signed-in person: a pull carries exactly one row of `profile`, or none when nobody has given the account a role. */
export const profileOf = (world: Pick<World, 'profile'>): Profile | null => world.profile.values().next().value ?? null;
