/** A town of one street for the map's tests: two communities, two grids, a compound with a building, a door and its homes. */
import { ENTITY_NAMES, type Entities, type EntityName } from '../../domain/entities.ts';
import { emptyWorld, type World } from '../../domain/world.ts';

export const id = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** A square of `size` degrees with its south-west corner here. */
const square = (west: number, south: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const spot = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] });

export const ID = {
  street: id(1),
  west: id(2),
  east: id(3),
  grid: id(4),
  otherGrid: id(5),
  compound: id(6),
  building: id(7),
  unit: id(8),
  home: id(9),
  otherHome: id(10),
  partyHousehold: id(11),
  centerHousehold: id(12),
  open: id(13),
  late: id(14),
  closed: id(15),
  worker: id(16),
  helper: id(17),
  station: id(18),
  gate: id(19),
  branch: id(20),
  team: id(21),
  otherTeam: id(22),
  order: id(23),
  doneOrder: id(24),
} as const;

export const NOW = Date.parse('2026-11-20T08:00:00Z');
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

const rows: { readonly [Name in EntityName]?: readonly object[] } = {
  territory_level: [
    { id: 'county', rank: 0, is_office: false },
    { id: 'street', rank: 1, is_office: true },
    { id: 'community', rank: 2, is_office: false },
    { id: 'grid', rank: 3, is_office: false },
  ],
  territory: [
    {
      id: ID.street,
      parent_id: null,
      level: 'street',
      code: '990101001',
      name: '连心街道',
      geom: square(101.18, 41.28, 0.04),
    },
    {
      id: ID.west,
      parent_id: ID.street,
      level: 'community',
      code: '990101001001',
      name: '清和社区',
      geom: square(101.18, 41.28, 0.02),
    },
    {
      id: ID.east,
      parent_id: ID.street,
      level: 'community',
      code: '990101001002',
      name: '望云社区',
      geom: square(101.2, 41.28, 0.02),
    },
    {
      id: ID.grid,
      parent_id: ID.west,
      level: 'grid',
      code: '990101001001001',
      name: '第一网格',
      geom: square(101.18, 41.28, 0.01),
    },
    {
      id: ID.otherGrid,
      parent_id: ID.east,
      level: 'grid',
      code: '990101001002001',
      name: '望云第一网格',
      geom: square(101.2, 41.28, 0.01),
    },
  ],
  place_summary: [
    { id: ID.compound, place_kind: 'compound', households: 326, open_cases: 2 },
    { id: ID.west, place_kind: 'territory', households: 326, open_cases: 7 },
  ],
  compound: [
    {
      id: ID.compound,
      territory_id: ID.grid,
      name: '望云苑',
      kind: 'old_compound',
      geom: square(101.182, 41.282, 0.004),
    },
  ],
  compound_gate: [{ id: ID.gate, compound_id: ID.compound, kind: 'main', geom: spot(101.184, 41.282) }],
  building: [
    {
      id: ID.building,
      territory_id: ID.grid,
      compound_id: ID.compound,
      name: '3号楼',
      use: 'residential',
      geom: square(101.183, 41.283, 0.0005),
    },
  ],
  stairwell_unit: [{ id: ID.unit, building_id: ID.building, name: '1单元', geom: spot(101.1832, 41.283) }],
  household: [
    { id: ID.home, stairwell_unit_id: ID.unit },
    { id: ID.otherHome, stairwell_unit_id: ID.unit },
  ],
  party_household: [
    { id: ID.partyHousehold, household_id: ID.home, is_center: false },
    { id: ID.centerHousehold, household_id: ID.otherHome, is_center: true },
  ],
  grid_worker: [
    { id: ID.helper, territory_id: ID.grid, name: '司徒见山', employment: 'part_time' },
    { id: ID.worker, territory_id: ID.grid, name: '上官云舟', employment: 'full_time' },
  ],
  grid_worker_duty: [
    { id: id(30), grid_worker_id: ID.helper, territory_id: ID.grid },
    { id: id(31), grid_worker_id: ID.worker, territory_id: ID.grid },
  ],
  service_station: [
    {
      id: ID.station,
      territory_id: ID.west,
      tier: 'service_center',
      name: '清和社区党群服务中心',
      geom: spot(101.19, 41.29),
    },
  ],
  case_stage: [
    { id: 'handle', is_closed: false },
    { id: 'evaluate', is_closed: true },
  ],
  volunteer_team: [
    { id: ID.team, name: '巧手队', skills: ['repair'], capacity: 3, in_hand: 0, geom: spot(101.184, 41.2835) },
    { id: ID.otherTeam, name: '理发队', skills: ['haircut'], capacity: 3, in_hand: 0, geom: spot(101.183, 41.284) },
  ],
  service_order: [
    {
      id: ID.order,
      territory_id: ID.grid,
      stage: 'placed',
      skill: 'repair',
      team_id: null,
      declined_by: null,
      offer_id: null,
      geom: spot(101.1825, 41.2835),
    },
    { id: ID.doneOrder, territory_id: ID.grid, stage: 'rated', team_id: ID.team, geom: spot(101.1825, 41.2835) },
  ],
  case_record: [
    {
      id: ID.open,
      territory_id: ID.grid,
      stage: 'handle',
      due_at: at(2),
      closed_at: null,
      geom: spot(101.183, 41.2835),
    },
    {
      id: ID.late,
      territory_id: ID.grid,
      stage: 'handle',
      due_at: at(-2),
      closed_at: null,
      geom: spot(101.183, 41.2835),
    },
    {
      id: ID.closed,
      territory_id: ID.grid,
      stage: 'evaluate',
      due_at: at(-9),
      closed_at: at(-8),
      geom: spot(101.183, 41.2835),
    },
  ],
};

export function aWorld(): World {
  const world: Record<string, unknown> = { ...emptyWorld() };
  for (const name of ENTITY_NAMES)
    world[name] = new Map((rows[name] ?? []).map((row) => [(row as { id: string }).id, { version: 1, ...row }]));
  return world as unknown as World;
}

/** `world` with one row of one table changed. */
export function changed<Name extends EntityName>(
  world: World,
  name: Name,
  rowId: string,
  change: Partial<Entities[Name]>,
): World {
  const table = new Map(world[name] as ReadonlyMap<string, Entities[Name]>);
  const row = table.get(rowId);
  if (!row) throw new Error(`no ${name} ${rowId}`);
  table.set(rowId, { ...row, ...change });
  return { ...world, [name]: table };
}
