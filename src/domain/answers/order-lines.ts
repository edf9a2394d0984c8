/** Orders as lists show them: what, where, who has it, how long it has waited. */
import type { OrderStage, ServiceOrder } from '../entities.ts';
import type { World } from '../world.ts';
import { linkTo, type Link } from './link.ts';
import { territoryName } from './territory-name.ts';

export interface OrderLine {
  readonly order: ServiceOrder;
  readonly link: Link;
  /** Compound and building, or the territory. */
  readonly where: string;
  /** Its team, or null while it has none. */
  readonly team: Link | null;
  /** Since when it stands where it stands, Unix ms. */
  readonly since: number;
}

const ENTERED: Readonly<Record<OrderStage, (order: ServiceOrder) => string | null>> = {
  placed: (order) => order.placed_at,
  dispatched: (order) => order.dispatched_at,
  accepted: (order) => order.accepted_at,
  completed: (order) => order.completed_at,
  rated: (order) => order.closed_at,
  cancelled: (order) => order.closed_at,
};

export const placeOfOrder = (
  world: World,
  order: Pick<ServiceOrder, 'compound_id' | 'building_id' | 'territory_id'>,
): string =>
  [
    order.compound_id === null ? territoryName(world, order.territory_id) : world.compound.get(order.compound_id)?.name,
    order.building_id === null ? null : world.building.get(order.building_id)?.name,
  ]
    .filter(Boolean)
    .join(' ');

export function orderLine(world: World, order: ServiceOrder): OrderLine {
  const team = world.volunteer_team.get(order.team_id ?? '');
  return {
    order,
    link: linkTo('service_order', { id: order.id, name: order.title }),
    where: placeOfOrder(world, order),
    team: team ? linkTo('volunteer_team', team) : null,
    since: Date.parse(ENTERED[order.stage](order) ?? order.placed_at),
  };
}

/** Who has waited longest comes first; of what is closed, the latest. */
export const orderLines = (world: World, orders: readonly ServiceOrder[]): readonly OrderLine[] =>
  orders
    .map((order) => orderLine(world, order))
    .sort((a, b) => (a.order.closed_at === null ? a.since - b.since : b.since - a.since));
