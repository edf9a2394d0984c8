/** Patrols. The second operation tells the whole walk, so that one whose start never arrived still counts, and counts once. */
import type { Patrol } from '../entities.ts';
import type { PatrolId, TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { trackMetres, type TrackPoint } from '../rules/track.ts';
import type { World } from '../world.ts';
import type { OperationKinds } from './kind.ts';

export interface PatrolOperations {
  'patrol.start': { patrol_id: PatrolId; territory_id: TerritoryId };
  'patrol.finish': {
    patrol_id: PatrolId;
    territory_id: TerritoryId;
    /** ISO 8601, both. */
    started_at: string;
    finished_at: string;
    track: readonly TrackPoint[];
    /** All that remains of the track on the device once it has been told; never sent. */
    walked_m?: number;
  };
}

const patrolOf = (
  world: World,
  { patrol_id, territory_id }: PatrolOperations['patrol.start'],
  rest: Pick<Patrol, 'started_at' | 'finished_at' | 'distance_m'>,
): Patrol => {
  const me = profileOf(world);
  const version = world.patrol.get(patrol_id)?.version ?? 0;
  return {
    id: patrol_id,
    version,
    territory_id,
    profile_id: me?.id ?? null,
    walker_name: me?.display_name ?? '',
    ...rest,
  };
};

/** To the hundred, as everybody is told it. */
const walkedMetres = ({ track, walked_m }: PatrolOperations['patrol.finish']): number =>
  walked_m ?? Math.round(trackMetres(track) / 100) * 100;

export const patrolKinds: OperationKinds<PatrolOperations> = {
  'patrol.start': {
    about: ({ patrol_id }) => [{ entity: 'patrol', id: patrol_id }],
    title: (world, { territory_id }) => world.territory.get(territory_id)?.name ?? '',
    effect: (world, args, { made_at }) => ({
      upserts: { patrol: [patrolOf(world, args, { started_at: made_at, finished_at: null, distance_m: null })] },
      removes: {},
    }),
  },
  'patrol.finish': {
    about: ({ patrol_id }) => [{ entity: 'patrol', id: patrol_id }],
    title: (world, { territory_id }) => world.territory.get(territory_id)?.name ?? '',
    effect(world, args) {
      const { started_at, finished_at } = args;
      const distance_m = walkedMetres(args);
      return { upserts: { patrol: [patrolOf(world, args, { started_at, finished_at, distance_m })] }, removes: {} };
    },
    // T6: where somebody walked is on their device until it has been told, and no longer
    remains: (args) => (args.walked_m === undefined ? { ...args, track: [], walked_m: walkedMetres(args) } : args),
  },
};
