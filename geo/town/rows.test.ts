import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entities, EntityName } from '../../src/domain/entities.ts';
import { CASE_SUBJECTS, DEMAND_CLASSES, STAGES } from './case-catalogue.ts';
import { DEFAULT_NOW, generateTown, type TownRows } from './index.ts';
import { rows, territories, town } from './testing.ts';
import { CHECKLISTS } from './write-checklists.ts';
import { AMENITIES, ROOMS } from './write-stations.ts';

/** What the database stamps or counts. */
type Computed =
  | 'version'
  | 'area_m2'
  | 'length_m'
  | 'valid_from'
  | 'in_hand'
  | 'micro_services'
  | 'activities'
  | 'hard_problems'
  | 'ratings'
  | 'rating_average';

/** The app's entities with plain ids, without what the database stamps or computes. */
type Plain<Value> = Value extends { readonly __brand: string } ? string : Value;
type Wire = {
  [Name in keyof TownRows & EntityName]: {
    [Column in Exclude<keyof Entities[Name], Computed>]: Plain<Entities[Name][Column]>;
  }[];
};

describe('rows', () => {
  it("carry every column of the app's entities", () => {
    // The assignment is the test: the type check fails when a column is missing or of another type.
    const wire: Wire = rows;
    expect(Object.keys(wire).length).toBe(Object.keys(rows).length);
  });

  it('refer only to rows that exist, in the territory they name', () => {
    const tables = Object.entries(rows).map(([table, list]) => ({
      table,
      list: list as ({ id: string } & Record<string, unknown>)[],
    }));
    const known = new Map(tables.map(({ table, list }) => [table, new Set(list.map((r) => r.id))]));
    const all = tables.flatMap(({ list }) => list.map((r) => r.id));
    const shared =
      rows.household_contact.length +
      rows.case_detail.length +
      rows.service_order_detail.length +
      rows.care_household.length;
    expect(new Set(all).size).toBe(all.length - shared);
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const TARGET: Record<string, string> = {
      territory_id: 'territory',
      compound_id: 'compound',
      building_id: 'building',
      stairwell_unit_id: 'stairwell_unit',
      household_id: 'household',
      party_org_id: 'party_org',
      covers_territory_id: 'territory',
      covers_compound_id: 'compound',
      resident_unit_id: 'resident_unit',
      grid_worker_id: 'grid_worker',
      assignment_id: 'assignment',
      service_station_id: 'service_station',
      team_id: 'volunteer_team',
      declined_by: 'volunteer_team',
      offer_id: 'service_offer',
    };
    for (const { table, list } of tables)
      for (const row of list)
        for (const [column, value] of Object.entries(row)) {
          const target = column === 'parent_id' ? table : TARGET[column];
          if (target !== undefined && value !== null)
            expect(known.get(target)?.has(value as string), `${table}.${column}`).toBe(true);
        }
    const homes = new Map(rows.household.map((h) => [h.id, h]));
    for (const m of rows.party_member)
      if (m.household_id)
        expect(homes.get(m.household_id)).toMatchObject({ territory_id: m.territory_id, compound_id: m.compound_id });
    for (const h of rows.party_household) expect(homes.get(h.household_id)?.territory_id).toBe(h.territory_id);
  }, 60_000);
});

describe('cases and stations', () => {
  it('stand in every stage, some overdue and some closed, before the given moment', () => {
    const now = Date.parse('2027-03-01T08:00:00Z');
    const live = generateTown({ now: new Date(now).toISOString() });
    for (const [cases, moment] of [
      [rows.case_record, Date.parse(DEFAULT_NOW)],
      [live.rows.case_record, now],
    ] as const) {
      expect(new Set(cases.map((c) => c.stage))).toEqual(new Set(STAGES.map(([key]) => key)));
      expect(new Set(cases.map((c) => c.severity)).size).toBe(4);
      expect(new Set(cases.map((c) => c.number)).size).toBe(cases.length);
      for (const c of cases) {
        expect(Date.parse(c.reported_at)).toBeLessThanOrEqual(moment);
        expect(c.closed_at !== null).toBe(c.stage === 'evaluate');
        if (c.closed_at !== null) expect(Date.parse(c.closed_at)).toBeLessThanOrEqual(moment);
      }
      const open = cases.filter((c) => c.closed_at === null);
      const overdue = open.filter((c) => Date.parse(c.due_at) < moment);
      expect(overdue.length).toBeGreaterThan(20);
      expect(overdue.length).toBeLessThan(open.length / 2);
      expect(overdue.filter((c) => c.territory_id === town.duties.grid).length).toBeGreaterThan(1);
    }
    expect(JSON.stringify(live.rows.building)).toBe(JSON.stringify(rows.building));
  }, 60_000);

  it('tell one story each: loop, stage, times and figures agree', () => {
    for (const c of rows.case_record) {
      expect(c.loop).toBe(DEMAND_CLASSES.includes(c.class_code) ? 'demand' : 'seven_stage');
      if (c.loop === 'demand') expect(['register', 'dispatch']).not.toContain(c.stage);
      expect(c.registered_at !== null).toBe(c.stage !== 'report');
      expect(c.grid_worker_id !== null).toBe(!['report', 'register'].includes(c.stage));
      for (const time of [c.registered_at, c.told_at])
        if (time !== null) {
          expect(time >= c.reported_at).toBe(true);
          expect(time <= (c.closed_at ?? new Date(DEFAULT_NOW).toISOString())).toBe(true);
        }
      if (c.self_resolved) expect(c).toMatchObject({ stage: 'evaluate', severity: 'simple', rework_count: 0 });
      if (c.stage === 'verify') expect(c.told_at).not.toBeNull();
      if (c.satisfaction !== null) expect(c.stage).toBe('evaluate');
    }
    for (const figure of ['rework_count', 'extension_count'] as const)
      expect(rows.case_record.some((c) => c[figure] > 0)).toBe(true);
    expect(rows.case_record.some((c) => c.self_resolved)).toBe(true);
    expect(rows.case_record.some((c) => c.loop === 'demand' && c.stage === 'handle')).toBe(true);
  });

  it('use the stages, classes and limits of the reference data', () => {
    const folder = new URL('../../supabase/migrations/', import.meta.url);
    const sql = readdirSync(folder)
      .map((f) => readFileSync(new URL(f, folder), 'utf8'))
      .join('\n');
    for (const [stage] of STAGES) expect(sql).toMatch(new RegExp(`^\\s*\\('${stage}', \\d`, 'm'));
    for (const { code, limitHours } of CASE_SUBJECTS)
      expect(sql).toMatch(new RegExp(`^\\s*\\('${code}', '(event|component)', .*, ${limitHours}\\)[,;]`, 'm'));
    expect(sql).toContain(`set loop = 'demand' where id in (${DEMAND_CLASSES.map((code) => `'${code}'`).join(', ')})`);
    for (const tier of new Set(rows.party_org.map((o) => o.tier_id))) expect(sql).toContain(`('${tier}',`);
  });

  it('are of kinds that facilities can be', () => {
    const sql = readFileSync(
      new URL('../../supabase/migrations/20261128000100_create_facility.sql', import.meta.url),
      'utf8',
    );
    const kinds = [...sql.matchAll(/^ {2}\('(\w+)', \d+, '(?:basic|quality)'/gm)].map(([, kind]) => kind);
    expect(new Set(rows.facility.map((f) => f.kind))).toEqual(new Set(kinds));
    expect(new Set(rows.facility.map((f) => f.name)).size).toBe(rows.facility.length);
    for (const { opening_hours } of rows.facility)
      for (const { from, to } of opening_hours) expect(from < to).toBe(true);
  });

  it('let orders stand in every stage, each with its team and times, chosen from what that team can do', () => {
    const moment = Date.parse(DEFAULT_NOW);
    const teams = new Map(rows.volunteer_team.map((t) => [t.id, t]));
    expect(rows.volunteer_team).toHaveLength(20);
    expect(rows.service_order).toHaveLength(40);
    expect(new Set(rows.service_order.map((o) => o.stage)).size).toBe(6);
    expect(new Set(rows.service_order.map((o) => o.outcome)).size).toBe(3);
    expect(rows.service_order.some((o) => o.declined_by !== null)).toBe(true);
    for (const offer of rows.service_offer) expect(teams.get(offer.team_id)?.skills).toContain(offer.skill);
    for (const order of rows.service_order) {
      expect(order.team_id === null).toBe(order.stage === 'placed' || order.stage === 'cancelled');
      if (order.team_id !== null) expect(teams.get(order.team_id)?.skills).toContain(order.skill);
      expect(order.rating !== null).toBe(order.stage === 'rated');
      const times = [order.placed_at, order.dispatched_at, order.accepted_at, order.completed_at, order.closed_at];
      const told = times.flatMap((time) => (time === null ? [] : Date.parse(time)));
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect(told.at(-1)).toBeLessThanOrEqual(moment);
    }
  });

  it('give every community one centre, and only known rooms and amenities', () => {
    const parents = new Map(territories('grid').map((t) => [t.id, t.parent_id]));
    const centres = rows.service_station
      .filter((s) => s.tier === 'service_center')
      .map((s) => parents.get(s.territory_id));
    expect(new Set(centres).size).toBe(5);
    for (const s of rows.service_station) {
      expect(ROOMS).toEqual(expect.arrayContaining(s.rooms));
      expect(AMENITIES).toEqual(expect.arrayContaining(s.amenities));
      expect(s.opening_hours.length).toBeGreaterThan(0);
      expect(rows.station_duty.some((d) => d.service_station_id === s.id)).toBe(true);
    }
  });
});

describe('visits and checklists', () => {
  it('happened before the given moment, and renew what they were made for', () => {
    const moment = Date.parse(DEFAULT_NOW);
    for (const v of rows.visit) expect(Date.parse(v.visited_at)).toBeLessThanOrEqual(moment);
    const last = new Map(rows.visit.map((v) => [v.assignment_id ?? v.household_id, v.visited_at]));
    for (const c of [...rows.care_household, ...rows.assignment])
      expect(last.get(c.id) ?? null).toBe(c.last_visited_at);
    expect(rows.assignment.some((a) => a.last_visited_at === null)).toBe(true);
    expect(rows.assignment.filter((a) => a.compound_id === null && a.cadence === 'monthly')).toHaveLength(33);
    expect(rows.assignment.filter((a) => a.compound_id === null && a.cadence === 'quarterly')).toHaveLength(5);
    const care = new Map(rows.household_contact.map((c) => [c.id, c.care]));
    for (const c of rows.care_household)
      expect(care.get(c.id)?.some((why) => why === 'elderly_alone' || why === 'child_left_behind')).toBe(true);
  });

  it('use the items of the reference data', () => {
    const sql = readFileSync(
      new URL('../../supabase/migrations/20261121001220_create_checklist.sql', import.meta.url),
      'utf8',
    );
    for (const [template, items] of Object.entries(CHECKLISTS)) {
      const told = sql.slice(sql.indexOf(`('${template}'`)).split("]'")[0] ?? '';
      expect([...told.matchAll(/"code": "(\w+)"/g)].map(([, code]) => code)).toEqual(items);
    }
  });
});
