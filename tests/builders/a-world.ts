/**
 * A small world in our words, for tests: `aWorld().withGrid('grid-1').withWorker('worker-1', { grids: ['grid-1'] }).build()`.
 * Ids are readable names; whatever a test does not say has a plain default. One street office with one community stands
 * ready: `county` > `street` > `community`.
 */
import type { Entities, EntityName, MemberCategory, PlaceSummary } from '../../src/domain/entities.ts';
import type { Role } from '../../src/domain/role.ts';
import { applyChanges, emptyWorld, type World } from '../../src/domain/world.ts';
import { caseLoops, caseTransitions } from './case-rules.ts';
import { referenceRows } from './reference-rows.ts';
import { squareAt } from './square.ts';

/** A row as a test writes it: plain strings for ids, and only the fields that matter. */
type Loose<Row> = {
  readonly [Field in Exclude<keyof Row, 'id'>]?: NonNullable<Row[Field]> extends { readonly __brand: string }
    ? string | Extract<Row[Field], null>
    : Row[Field];
};

/** Friday 2026-11-20 10:00 in Shanghai. */
export const NOW = Date.parse('2026-11-20T02:00:00Z');
export const hoursFromNow = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

const NOBODY: Record<MemberCategory, number> = {
  in_service: 0,
  retired: 0,
  resident: 0,
  floating: 0,
  without_post: 0,
  managed: 0,
};

export class WorldBuilder {
  private readonly rows: { [Name in EntityName]?: Entities[Name][] } = {};

  /** Any row of any table; the other methods are this with the usual defaults. */
  with<Name extends EntityName>(table: Name, row: Loose<Entities[Name]> & { readonly id: string }): this {
    const rows: unknown[] = (this.rows[table] ??= []);
    rows.push({ version: 1, ...row });
    return this;
  }

  /** Who is signed in, and where their duty lies. */
  as(role: Role, ...territoryIds: string[]): this {
    return this.with('profile', {
      id: 'me',
      display_name: '欧阳竹影',
      role,
      territory_ids: territoryIds as Entities['profile']['territory_ids'],
      grid_worker_id: null,
    });
  }

  withTerritory(id: string, row: Loose<Entities['territory']>): this {
    return this.with('territory', {
      id,
      name: id,
      code: '',
      office_code: null,
      kind: null,
      parent_id: null,
      geom: squareAt(0, 0, 1),
      area_m2: 10_000,
      valid_from: null,
      ...row,
    });
  }

  withGrid(id: string, row: Loose<Entities['territory']> = {}): this {
    return this.withTerritory(id, {
      level: 'grid',
      parent_id: 'community',
      kind: 'base_grid',
      code: '990101001001001',
      ...row,
    });
  }

  withCompound(id: string, row: Loose<Entities['compound']> = {}): this {
    return this.with('compound', {
      id,
      name: id,
      territory_id: 'grid-1',
      kind: 'commercial_compound',
      address: null,
      built_year: 2008,
      geom: squareAt(0, 0, 0.5),
      area_m2: 8_300,
      ...row,
    });
  }

  withGate(id: string, row: Loose<Entities['compound_gate']> = {}): this {
    return this.with('compound_gate', {
      id,
      compound_id: 'compound-1',
      kind: 'main',
      open_hours: '00:00-24:00',
      is_closed: false,
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withSummary(id: string, row: Loose<PlaceSummary> = {}): this {
    return this.with('place_summary', {
      id,
      place_kind: 'compound',
      households: 120,
      residents: 300,
      party_households: 6,
      center_households: 1,
      members: NOBODY,
      formal_members: 8,
      probationary_members: 1,
      open_cases: 0,
      compounds: 1,
      buildings: 4,
      ...row,
    });
  }

  withBuilding(id: string, row: Loose<Entities['building']> = {}): this {
    return this.with('building', {
      id,
      name: '3号楼',
      territory_id: 'grid-1',
      compound_id: 'compound-1',
      use: 'residential',
      floors: 6,
      geom: squareAt(0, 0, 0.1),
      ...row,
    });
  }

  withUnit(id: string, row: Loose<Entities['stairwell_unit']> = {}): this {
    return this.with('stairwell_unit', {
      id,
      name: '2单元',
      building_id: 'building-1',
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withHousehold(id: string, row: Loose<Entities['household']> = {}): this {
    return this.with('household', { id, stairwell_unit_id: 'unit-1', floor: 5, door: '501', residents: 3, ...row });
  }

  withPartyHousehold(id: string, row: Loose<Entities['party_household']> = {}): this {
    return this.with('party_household', {
      id,
      household_id: 'household-1',
      is_center: false,
      plaque_status: 'mounted',
      plaque_no: 'P-0001',
      mounted_on: '2025-07-01',
      ...row,
    });
  }

  withMember(id: string, row: Loose<Entities['party_member']> = {}): this {
    return this.with('party_member', {
      id,
      name: id,
      category: 'retired',
      standing: 'formal',
      party_org_id: null,
      compound_id: null,
      household_id: null,
      resident_unit_id: null,
      checked_in_on: null,
      ...row,
    });
  }

  withWorker(
    id: string,
    { grids = [], ...row }: Loose<Entities['grid_worker']> & { readonly grids?: readonly string[] } = {},
  ): this {
    this.with('grid_worker', {
      id,
      name: id,
      territory_id: 'community',
      employment: 'full_time',
      phone: '0000-1000001',
      ...row,
    });
    for (const grid of grids)
      this.with('grid_worker_duty', { id: `${id} ${grid}`, grid_worker_id: id, territory_id: grid });
    return this;
  }

  /** `covers` takes names of territories and compounds; a name starting with `compound` is a compound. */
  withOrg(
    id: string,
    {
      covers = [],
      secretary,
      ...row
    }: Loose<Entities['party_org']> & { readonly covers?: readonly string[]; readonly secretary?: string } = {},
  ): this {
    this.with('party_org', {
      id,
      name: id,
      parent_id: null,
      territory_id: 'grid-1',
      tier_id: '',
      kind: 'branch',
      scope_kind: 'compound',
      formation_method: 'separate',
      founded_on: null,
      ...row,
    });
    for (const place of covers) {
      const compound = place.startsWith('compound');
      this.with('party_org_coverage', {
        id: `${id} ${place}`,
        party_org_id: id,
        covers_territory_id: compound ? null : place,
        covers_compound_id: compound ? place : null,
      });
    }
    return secretary === undefined
      ? this
      : this.withOfficer(`${id} secretary`, {
          party_org_id: id,
          name: secretary,
          post: row.kind === 'group' ? 'group_leader' : 'secretary',
        });
  }

  withOfficer(id: string, row: Loose<Entities['party_officer']>): this {
    return this.with('party_officer', {
      id,
      name: id,
      post: 'committee_member',
      phone: '0000-2000001',
      capacity: null,
      ...row,
    });
  }

  withCase(id: string, row: Loose<Entities['case_record']> = {}): this {
    return this.with('case_record', {
      id,
      number: `2026-${id}`,
      title: id,
      territory_id: 'grid-1',
      compound_id: null,
      building_id: null,
      class_code: '0102',
      loop: 'seven_stage',
      stage: 'handle',
      severity: 'general',
      grid_worker_id: null,
      reported_at: hoursFromNow(-48),
      registered_at: hoursFromNow(-47),
      due_at: hoursFromNow(72),
      told_at: null,
      closed_at: null,
      rework_count: 0,
      extension_count: 0,
      satisfaction: null,
      self_resolved: false,
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withStation(id: string, row: Loose<Entities['service_station']> = {}): this {
    return this.with('service_station', {
      id,
      name: id,
      territory_id: 'grid-1',
      tier: 'service_station',
      address: null,
      phone: '0000-3000001',
      rooms: [],
      amenities: [],
      opening_hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }],
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withFacility(id: string, row: Loose<Entities['facility']> = {}): this {
    return this.with('facility', {
      id,
      name: id,
      territory_id: 'grid-1',
      kind: 'meal_point',
      address: null,
      phone: null,
      opening_hours: [],
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withSite(id: string, row: Loose<Entities['candidate_site']> = {}): this {
    return this.with('candidate_site', {
      id,
      name: id,
      territory_id: 'grid-1',
      kind: 'idle_premises',
      address: null,
      owner: null,
      area_m2: null,
      due_on: null,
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withCircle(id: string, row: Loose<Entities['service_circle']> = {}): this {
    return this.with('service_circle', {
      id,
      name: id,
      territory_id: 'street',
      served: ['service_center', 'service_station'],
      pace: 'standard',
      places: [],
      network: { source: 'town', source_date: '2026-11-20', profile: 'foot', version: 'v1' },
      published_by: '澹台归舟',
      published_at: hoursFromNow(-30),
      stale_since: null,
      stale_because: null,
      ...row,
    });
  }

  /** What a circle says of a place; within 15 minutes half of the households, if the test does not say otherwise. */
  withCirclePlace(id: string, row: Loose<Entities['service_circle_place']> = {}): this {
    return this.with('service_circle_place', {
      id,
      service_circle_id: 'circle-1',
      place_kind: 'territory',
      place_id: 'street',
      households: 120,
      unconnected: 0,
      within: Array.from({ length: 31 }, (_, minutes) => Math.min(120, minutes * 4)),
      unknown: Array.from({ length: 31 }, () => 0),
      elderly: null,
      children: null,
      ...row,
    });
  }

  withScenario(id: string, row: Loose<Entities['circle_scenario']> = {}): this {
    return this.with('circle_scenario', {
      id,
      name: id,
      territory_id: 'street',
      served: ['service_center'],
      pace: 'standard',
      minutes: 15,
      sites: [],
      result: { households: 120, before: 60, after: 60, elderly_before: 0, elderly_after: 0, compounds_gained: [] },
      note: null,
      status: 'draft',
      made_by: '澹台归舟',
      made_at: hoursFromNow(-10),
      proposed_at: null,
      ...row,
    });
  }

  withTeam(id: string, row: Loose<Entities['volunteer_team']> = {}): this {
    return this.with('volunteer_team', {
      id,
      name: id,
      territory_id: 'grid-1',
      skills: ['repair'],
      leader_name: '澹台归舟',
      phone: '0000-5000001',
      members: 8,
      capacity: 3,
      in_hand: 0,
      micro_services: 0,
      activities: 0,
      hard_problems: 0,
      ratings: 0,
      rating_average: null,
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withOffer(id: string, row: Loose<Entities['service_offer']> = {}): this {
    return this.with('service_offer', {
      id,
      team_id: 'team-1',
      skill: 'repair',
      outcome: 'micro_service',
      title: id,
      description: '',
      published_at: hoursFromNow(-500),
      withdrawn_at: null,
      ...row,
    });
  }

  withOrder(id: string, row: Loose<Entities['service_order']> = {}): this {
    return this.with('service_order', {
      id,
      number: `FW-${id}`,
      title: id,
      territory_id: 'grid-1',
      compound_id: null,
      building_id: null,
      offer_id: null,
      skill: 'repair',
      outcome: 'micro_service',
      stage: 'placed',
      team_id: null,
      declined_by: null,
      rating: null,
      wished_on: null,
      placed_at: hoursFromNow(-20),
      dispatched_at: null,
      accepted_at: null,
      completed_at: null,
      closed_at: null,
      geom: { type: 'Point', coordinates: [0, 0] },
      ...row,
    });
  }

  withBody(id: string, row: Loose<Entities['compound_body']>): this {
    return this.with('compound_body', {
      id,
      name: id,
      compound_id: 'compound-1',
      leader_name: null,
      phone: null,
      elected_on: null,
      ...row,
    });
  }

  withHotline(id: string, row: Loose<Entities['hotline']> = {}): this {
    return this.with('hotline', {
      id,
      name: id,
      territory_id: 'grid-1',
      compound_id: null,
      kind: 'service',
      phone: '0000-4000001',
      ...row,
    });
  }

  withResidentUnit(id: string, row: Loose<Entities['resident_unit']> = {}): this {
    return this.with('resident_unit', {
      id,
      name: id,
      territory_id: 'community',
      kind: 'organ',
      phone: null,
      geom: null,
      ...row,
    });
  }

  build(): World {
    return applyChanges(emptyWorld(), { upserts: this.rows, removes: {} });
  }
}

export function aWorld(): WorldBuilder {
  const builder = new WorldBuilder();
  for (const row of referenceRows.territory_level) builder.with('territory_level', row);
  for (const row of referenceRows.case_stage) builder.with('case_stage', row);
  for (const row of caseLoops) builder.with('case_loop', row);
  for (const row of caseTransitions) builder.with('case_transition', row);
  for (const row of referenceRows.case_class) builder.with('case_class', row);
  for (const row of referenceRows.facility_kind) builder.with('facility_kind', row);
  return builder
    .withTerritory('county', { level: 'county', name: '云汀县', code: '990101' })
    .withTerritory('street', { level: 'street', name: '连心街道', code: '990101001', parent_id: 'county' })
    .withTerritory('community', { level: 'community', name: '清和社区', code: '990101001001', parent_id: 'street' });
}
