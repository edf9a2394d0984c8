/** What lies one level above a selection, as far as it is held; null above the top and for what is not held. */
import type { Selection } from '../domain/selection.ts';
import type { World } from '../domain/world.ts';

const building = (id: string): Selection => ({ kind: 'building', id });
const compound = (id: string): Selection => ({ kind: 'compound', id });
const territory = (id: string): Selection => ({ kind: 'territory', id });

const held = (world: World, selection: Selection | null): Selection | null =>
  selection && world[selection.kind].has(selection.id) ? selection : null;

export function parentOf(world: World, { kind, id }: Selection): Selection | null {
  switch (kind) {
    case 'territory': {
      const parent = world.territory.get(id)?.parent_id;
      return held(world, parent ? territory(parent) : null);
    }
    case 'building': {
      const row = world.building.get(id);
      return row
        ? (row.compound_id && held(world, compound(row.compound_id))) || held(world, territory(row.territory_id))
        : null;
    }
    case 'household': {
      const unit = world.stairwell_unit.get(world.household.get(id)?.stairwell_unit_id ?? '');
      return unit ? held(world, building(unit.building_id)) : null;
    }
    case 'party_household': {
      const row = world.party_household.get(id);
      return row ? parentOf(world, { kind: 'household', id: row.household_id }) : null;
    }
    case 'case_record':
    case 'service_order': {
      const row = world[kind].get(id);
      if (!row) return null;
      return (
        (row.building_id && held(world, building(row.building_id))) ||
        (row.compound_id && held(world, compound(row.compound_id))) ||
        held(world, territory(row.territory_id))
      );
    }
    case 'compound_gate': {
      const row = world.compound_gate.get(id);
      return row ? held(world, compound(row.compound_id)) : null;
    }
    case 'party_org': {
      const parent = world.party_org.get(id)?.parent_id;
      return held(world, parent ? { kind: 'party_org', id: parent } : null);
    }
    case 'compound':
    case 'grid_worker':
    case 'service_station':
    case 'resident_unit':
    case 'volunteer_team':
    case 'facility':
    case 'candidate_site':
    case 'footpath':
    case 'responsibility_zone': {
      const row = world[kind].get(id);
      return row ? held(world, territory(row.territory_id)) : null;
    }
  }
}
