/** Volunteer teams, open orders, and the lines between an order and the teams that may serve it. */
import type { Feature } from 'geojson';
import { teamsFor } from '../../domain/answers/service-order.ts';
import type { ServiceOrder } from '../../domain/entities.ts';
import { isOrderOpen } from '../../domain/rules/order-steps.ts';
import type { World } from '../../domain/world.ts';
import { spreadOut } from './case-record.ts';
import { all, feature, point, type MapSource, type View } from './source.ts';

export const volunteerTeam: MapSource = {
  inputs: ({ state: { world } }) => [world.volunteer_team],
  features: ({ state: { world } }) =>
    spreadOut(all(world.volunteer_team)).map(({ row, at }) => feature(row.id, point(at), { name: row.name })),
};

export const serviceOrder: MapSource = {
  inputs: ({ state: { world } }) => [world.service_order],
  features: ({ state: { world } }) => openOrders(world).map(({ row, at }) => feature(row.id, point(at))),
};

export const openOrders = (world: World): { row: ServiceOrder; at: number[] }[] =>
  spreadOut(all(world.service_order).filter((row) => isOrderOpen(row.stage)));

/** Small and of its own: selecting another order redraws only this. */
export const dispatchLine: MapSource = {
  inputs: ({ state: { selection, walk, world } }) =>
    selection?.kind === 'service_order' ? [selection, world.service_order, world.volunteer_team, walk.toOrder] : [null],
  features: dispatchLines,
};

/** To the suggested teams while it waits, the best of them marked; to its own once it has one. */
function dispatchLines({ state: { selection, walk, world } }: View): Feature[] {
  const order = selection?.kind === 'service_order' ? world.service_order.get(selection.id) : undefined;
  if (!order || !isOrderOpen(order.stage)) return [];
  const own = world.volunteer_team.get(order.team_id ?? '');
  const teams = own
    ? [own]
    : teamsFor(world, order, walk.toOrder).flatMap(({ team, match }) => (match === 'other' ? [] : [team]));
  return teams.map((team, rank) =>
    feature(
      team.id,
      { type: 'LineString', coordinates: [order.geom.coordinates, team.geom.coordinates] },
      { first: rank === 0 },
    ),
  );
}
