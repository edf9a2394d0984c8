/** Publishes what is shown (circle.publish): seconds of every door; the server counts the households behind them itself. */
import { groundOf } from '../../domain/answers/circle-ground.ts';
import { subtree } from '../../domain/answers/territory-tree.ts';
import type { Reach } from '../../domain/circle.ts';
import { Failure } from '../../domain/failure.ts';
import type { ServiceCircleId, StairwellUnitId, TerritoryId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { CircleUnit } from '../../domain/operations/circle.ts';
import type { CircleState } from '../../state/circle.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';

/** Why it cannot be published now; null when it can. */
export type PublishObstacle = 'no_network' | 'busy' | 'sites' | 'open_now' | 'nothing_served' | null;

export function publishObstacle(circle: CircleState): PublishObstacle {
  if (circle.phase.kind !== 'ready' || !circle.network) return 'no_network';
  if (circle.served.length === 0 || circle.places.length === 0) return 'nothing_served';
  if (circle.sites.length > 0) return 'sites';
  if (circle.openNow) return 'open_now';
  if (circle.busy || !circle.reach) return 'busy';
  return null;
}

/** Resolves with the operation's id. Throws a `Failure`, and then nothing is published. */
export async function publishCircle(app: AppContext, territory_id: TerritoryId, name: string): Promise<string> {
  const { circle, world } = app.store.getState();
  const { reach, network, places, served, pace } = circle;
  const ground = groundOf(world);
  if (publishObstacle(circle) !== null || !reach || !network || reach.units !== ground.units)
    throw new Failure('invalid_input', 'nothing to publish');
  const inside = new Set<string>(subtree(world, territory_id).map(({ id }) => id));
  const units: CircleUnit[] = [];
  const unconnected: StairwellUnitId[] = [];
  ground.units.forEach((id, n) => {
    if (!inside.has(ground.territories[n] ?? '')) return;
    if (reach.connected[n] === 1) units.push(unitOf(id, reach, n));
    else unconnected.push(id);
  });
  return perform(app, 'circle.publish', {
    circle_id: newId(app.clock.now()) as ServiceCircleId,
    territory_id,
    name,
    served: [...served],
    pace,
    network,
    places: places.map((place) => ({ name: place.name, geom: { type: 'Point', coordinates: [...place.at] } })),
    units,
    unconnected,
  });
}

/** Whole seconds, up: nobody is told to be nearer than they are. Null is farther than was looked. */
const whole = (seconds: number | undefined): number | null =>
  seconds === undefined || seconds === Infinity ? null : Math.ceil(seconds);

function unitOf(id: StairwellUnitId, { seconds, atLeast, elderly, nearest }: Reach, n: number): CircleUnit {
  const slow = elderly ?? { seconds, atLeast };
  const place = nearest[n] ?? 0xffff;
  return [
    id,
    whole(seconds[n]),
    whole(atLeast[n]),
    whole(slow.seconds[n]),
    whole(slow.atLeast[n]),
    place === 0xffff ? null : place,
  ];
}

/** Takes a published circle back (circle.withdraw). Resolves with the operation's id, throws a `Failure`. */
export const withdrawCircle = (app: AppContext, circle_id: ServiceCircleId): Promise<string> =>
  perform(app, 'circle.withdraw', { circle_id }, { holdMs: UNDO_MS });
