/** Where the pin of a thing is drawn, for rings around it. A door's pin parts into households when near, so a spot may hold only between two zooms. */
import type { Position } from 'geojson';
import type { CaseRecord } from '../../domain/entities.ts';
import type { Selection } from '../../domain/selection.ts';
import type { World } from '../../domain/world.ts';
import { ZOOM } from '../zoom-bands.ts';
import { shownCases } from './case-filter.ts';
import { markOf, spreadOut } from './case-record.ts';
import { partyHousehold } from './party-household.ts';
import { openOrders } from './service.ts';
import { all, type View } from './source.ts';

export interface Spot {
  readonly at: Position;
  readonly from: number;
  readonly to: number;
}

const FARTHEST = 0;
const NEAREST = 25;

/** None for areas, and for people and organisations, which lie where they answer for. */
export function spotsOf(view: View, { kind, id }: Selection): Spot[] {
  const { world } = view.state;
  const spot = (at: Position | undefined, from = FARTHEST, to = NEAREST): Spot[] => (at ? [{ at, from, to }] : []);
  switch (kind) {
    case 'service_station':
    case 'resident_unit':
    case 'facility':
    case 'candidate_site':
    case 'compound_gate':
      return spot(world[kind].get(id)?.geom?.coordinates);
    case 'case_record':
      return spot(caseSpot(view, world.case_record.get(id)));
    case 'volunteer_team':
      return spot(spreadOut(all(world.volunteer_team)).find(({ row }) => row.id === id)?.at);
    case 'service_order':
      return spot(
        openOrders(world).find(({ row }) => row.id === id)?.at ?? world.service_order.get(id)?.geom.coordinates,
      );
    case 'household':
      return spot(doorOf(world, id));
    case 'party_household': {
      const apart = partyHousehold.features(view).find((feature) => feature.properties?.['id'] === id)?.geometry;
      return [
        ...spot(doorOf(world, world.party_household.get(id)?.household_id), FARTHEST, ZOOM.household),
        ...spot(apart?.type === 'Point' ? apart.coordinates : undefined, ZOOM.household),
      ];
    }
    case 'territory':
    case 'compound':
    case 'building':
    case 'party_org':
    case 'grid_worker':
    case 'footpath':
    case 'responsibility_zone':
      return [];
  }
}

const doorOf = (world: World, householdId: string | undefined): Position | undefined =>
  world.stairwell_unit.get(world.household.get(householdId ?? '')?.stairwell_unit_id ?? '')?.geom.coordinates;

function caseSpot(view: View, row: CaseRecord | undefined): Position | undefined {
  if (!row) return undefined;
  const {
    state: { world },
    now,
  } = view;
  const closed = markOf(row, world.case_stage, now) === 'closed';
  const alike = shownCases(view).filter((other) => (markOf(other, world.case_stage, now) === 'closed') === closed);
  // One that the filter hides may be open all the same: its ring stands at its own point.
  return spreadOut(alike).find((place) => place.row.id === row.id)?.at ?? row.geom.coordinates;
}
