/** Each check with a planted fault and without; and each remedy tried on it. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { buildPartition } from '../../../../geo/partition/build.ts';
import type { ReportedMeasure } from '../../entities.ts';
import { NO_CHANGES } from '../../operations/kind.ts';
import { kindOf } from '../../operations/index.ts';
import { applyChanges, type World } from '../../world.ts';
import { checkQuality } from './check.ts';
import { byGravity, FINDING_KINDS, type FindingKind, type QualityFinding } from './finding.ts';
import { planFix } from './plan-fix.ts';

/** Thousandths of a degree near the demo town: about 83 × 111 metres. */
const at = (x: number, y: number): Position => [
  Math.round((101.2 + x / 1000) * 1e7) / 1e7,
  Math.round((41.3 + y / 1000) * 1e7) / 1e7,
];
const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
});

interface Planted {
  readonly west?: Polygon | MultiPolygon;
  readonly east?: Polygon | MultiPolygon;
  readonly westCode?: string;
  readonly eastCode?: string;
}

/** A community of two grids side by side, with all that it should have. */
function sound({
  west = box(0, 0, 10, 10),
  east = box(10, 0, 20, 10),
  westCode,
  eastCode,
}: Planted = {}): WorldBuilder {
  const world = aWorld();
  const rows = (world as unknown as { rows: { territory: { id: string; geom: unknown; parent_id: unknown }[] } }).rows
    .territory;
  for (const row of rows) row.geom = box(0, 0, 20, 10);
  return world
    .as('street_staff', 'community')
    .withGrid('west', { name: '第一网格', code: westCode ?? '990101001001001', geom: west, area_m2: 9 })
    .withGrid('east', { name: '第二网格', code: eastCode ?? '990101001001002', geom: east, area_m2: 8 })
    .withSummary('west', { place_kind: 'territory', households: 400 })
    .withSummary('east', { place_kind: 'territory', households: 350 })
    .withWorker('worker', { grids: ['west', 'east'] })
    .withOrg('group-west', { kind: 'group', territory_id: 'west' })
    .withOrg('group-east', { kind: 'group', territory_id: 'east' })
    .withCompound('compound', { name: '惠民苑', territory_id: 'west', geom: box(2, 2, 5, 5) })
    .withBuilding('building', {
      name: '1号楼',
      territory_id: 'west',
      compound_id: 'compound',
      geom: box(3, 3, 3.2, 3.2),
    });
}

const findings = (world: World): QualityFinding[] =>
  [...checkQuality(world)].flatMap(({ found }) => found).sort(byGravity);
const kinds = (world: World): FindingKind[] => findings(world).map(({ kind }) => kind);
const only = (world: World): QualityFinding => {
  const [finding, ...rest] = findings(world);
  if (!finding || rest.length > 0) throw new Error(`found ${kinds(world).join() || 'nothing'}`);
  return finding;
};

/** The world after the one remedy there is, as the app will show it. */
function mended(world: World, { remedy }: QualityFinding): World {
  const fix = remedy && planFix(world, remedy);
  if (!fix) throw new Error('no fix');
  const made = { made_at: '2026-11-28T00:00:00Z' };
  const changes = fix.change
    ? kindOf('boundary.edit').effect(world, { parent_id: fix.parent_id, change: fix.change }, made)
    : kindOf(fix.kind === 'settle_places' ? 'territory.settle' : 'territory.renumber').effect(
        world,
        { parent_id: fix.parent_id },
        made,
      );
  expect(changes).not.toBe(NO_CHANGES);
  return applyChanges(world, changes);
}

const isPartition = (world: World): boolean =>
  buildPartition(
    [...world.territory.values()]
      .filter(({ level }) => level === 'grid')
      .map(({ id, geom }) => ({ id, geometry: geom })),
    world.territory.get('community')?.geom ?? null,
  ).findings === null;

test('a sound community has no findings', () => {
  expect(findings(sound().build())).toEqual([]);
});

describe('outlines', () => {
  test('an overlap is found with its place and size, and goes to the grid with more households', () => {
    const world = sound({ east: box(9, 0, 20, 10) }).build();
    const finding = only(world);
    expect(finding).toMatchObject({ kind: 'overlap', params: { one: '第一网格', other: '第二网格' } });
    expect(finding.params['m2']).toBeGreaterThan(90_000);
    expect(finding.at?.[0]).toBeGreaterThan(101.2085);
    const fix = finding.remedy && planFix(world, finding.remedy);
    expect(fix?.params).toMatchObject({ to: '第一网格', from: '第二网格', n: 400 });
    const after = mended(world, finding);
    expect(findings(after)).toEqual([]);
    expect(isPartition(after)).toBe(true);
    expect(after.territory.get('west')?.geom).toEqual(world.territory.get('west')?.geom);
  });

  test('where both have as many households, it goes to the larger', () => {
    const world = sound({ east: box(9, 0, 20, 10) })
      .withSummary('west', { place_kind: 'territory', households: 350 })
      .build();
    const finding = findings(world).find(({ kind }) => kind === 'overlap');
    expect(finding?.remedy && planFix(world, finding.remedy)?.params).toMatchObject({ to: '第一网格' });
  });

  test('a gap goes to the neighbour with the longest common border', () => {
    // along 3 of its sides lies the east, along 1 the west
    const east: Polygon = {
      type: 'Polygon',
      coordinates: [
        [at(10, 0), at(20, 0), at(20, 10), at(10, 10), at(10, 8), at(14, 8), at(14, 2), at(10, 2), at(10, 0)],
      ],
    };
    const world = sound({ east }).build();
    const finding = only(world);
    expect(finding.kind).toBe('gap');
    expect(finding.remedy && planFix(world, finding.remedy)?.params).toMatchObject({ to: '第二网格' });
    const after = mended(world, finding);
    expect(findings(after)).toEqual([]);
    expect(isPartition(after)).toBe(true);
  });

  test('of two faults in one community each is mended by itself', () => {
    const east: Polygon = {
      type: 'Polygon',
      coordinates: [[at(9, 0), at(20, 0), at(20, 10), at(12, 10), at(12, 6), at(9, 5), at(9, 0)]],
    };
    const world = sound({ east }).build();
    expect(kinds(world)).toEqual(['overlap', 'gap']);
    const [overlap, gap] = findings(world) as [QualityFinding, QualityFinding];
    expect(kinds(mended(world, overlap))).toEqual(['gap']);
    expect(kinds(mended(world, gap))).toEqual(['overlap']);
    const rest = mended(world, overlap);
    expect(findings(mended(rest, only(rest)))).toEqual([]);
  });

  test('what reaches out of the community is told and not mended', () => {
    const finding = only(sound({ east: box(10, 0, 21, 10) }).build());
    expect(finding).toMatchObject({ kind: 'outside', remedy: null, places: [{ id: 'east' }] });
  });

  test('an outline that crosses itself is told', () => {
    const west: Polygon = { type: 'Polygon', coordinates: [[at(0, 0), at(10, 10), at(10, 0), at(0, 10), at(0, 0)]] };
    expect(kinds(sound({ west }).build())).toContain('unreadable');
  });

  test('a strip that lies apart goes to its neighbour', () => {
    const strip = box(9.99, 0, 10, 10).coordinates;
    const world = sound({
      west: box(0, 0, 9.99, 10),
      east: { type: 'MultiPolygon', coordinates: [strip, box(10.5, 0, 20, 10).coordinates] },
    })
      .withGrid('middle', { name: '第三网格', code: '990101001001003', geom: box(10, 0, 10.5, 10) })
      .withSummary('middle', { place_kind: 'territory', households: 400 })
      .withOrg('group-middle', { kind: 'group', territory_id: 'middle' })
      .with('grid_worker_duty', { id: 'd', grid_worker_id: 'worker', territory_id: 'middle' })
      .build();
    const finding = findings(world).find(({ kind }) => kind === 'sliver');
    expect(finding).toMatchObject({ params: { one: '第二网格' } });
    const after = mended(world, finding as QualityFinding);
    expect(kinds(after)).not.toContain('sliver');
    expect(isPartition(after)).toBe(true);
  });
});

describe('what lies in the grids', () => {
  test('a compound in two grids is handed to the one that has most of it', () => {
    const world = sound()
      .withCompound('across', { name: '跨界苑', territory_id: 'west', geom: box(6, 6, 12, 8) })
      .build();
    const finding = only(world);
    expect(finding).toMatchObject({
      kind: 'compound_split',
      params: { most: '第一网格', other: '第二网格', percent: 33 },
    });
    const after = mended(world, finding);
    expect(findings(after)).toEqual([]);
    expect(isPartition(after)).toBe(true);
  });

  test('a compound whose wall is drawn a little beside the border is no finding', () => {
    const world = sound()
      .withCompound('beside', { territory_id: 'west', geom: box(6, 6, 10.05, 8) })
      .build();
    expect(findings(world)).toEqual([]);
  });

  test('a compound in no grid, and one that is registered elsewhere', () => {
    expect(
      only(
        sound()
          .withCompound('far', { territory_id: 'west', geom: box(40, 0, 42, 2) })
          .build(),
      ).kind,
    ).toBe('compound_nowhere');
    expect(
      only(
        sound()
          .withCompound('wrong', { territory_id: 'east', geom: box(6, 6, 8, 8) })
          .build(),
      ),
    ).toMatchObject({
      kind: 'compound_elsewhere',
      params: { own: '第二网格', most: '第一网格' },
      remedy: { kind: 'settle_places' },
    });
  });

  test('a building in no grid, with or without households, and one that is registered elsewhere', () => {
    const far = (): WorldBuilder =>
      sound().withBuilding('far', {
        name: '9号楼',
        territory_id: 'west',
        compound_id: null,
        geom: box(40, 0, 40.1, 0.1),
      });
    expect(only(far().build()).kind).toBe('building_nowhere');
    const lived = far().withUnit('unit', { building_id: 'far' }).withHousehold('home', { stairwell_unit_id: 'unit' });
    expect(only(lived.build())).toMatchObject({ kind: 'household_nowhere', params: { n: 1 } });
    const wrong = sound().withBuilding('wrong', { territory_id: 'east', compound_id: null, geom: box(3, 3, 3.1, 3.1) });
    expect(only(wrong.build())).toMatchObject({
      kind: 'building_elsewhere',
      params: { own: '第二网格', most: '第一网格' },
    });
  });

  test('what is registered in the neighbouring grid comes into the one it lies in by a tap; across communities it does not', () => {
    const wrong = sound()
      .withCompound('wrong', { territory_id: 'east', geom: box(6, 6, 8, 8) })
      .withBuilding('wrong house', { territory_id: 'east', compound_id: null, geom: box(3, 3, 3.1, 3.1) })
      .build();
    expect(kinds(wrong)).toEqual(['compound_elsewhere', 'building_elsewhere']);
    const [finding] = findings(wrong);
    if (!finding?.remedy) throw new Error('no remedy');
    expect(planFix(wrong, finding.remedy)?.params).toEqual({ parent: '清和社区', compounds: 1, buildings: 1 });
    expect(findings(mended(wrong, finding))).toEqual([]);
    const far = sound().withCompound('far', { territory_id: 'community', geom: box(6, 6, 8, 8) });
    expect(only(far.build())).toMatchObject({ kind: 'compound_elsewhere', remedy: null });
  });

  test('only what lies in the duty is looked at', () => {
    const world = sound({ east: box(9, 0, 20, 10) }).build();
    const me = [...world.profile.values()][0];
    if (!me) throw new Error('nobody');
    const elsewhere = { ...world, profile: new Map([['me', { ...me, territory_ids: [] }]]) };
    expect(findings(elsewhere)).toEqual([]);
  });
});

describe('what a grid should have', () => {
  const without = (table: keyof World): World => ({ ...sound().build(), [table]: new Map() });

  test('a worker and a Party group', () => {
    expect(kinds(without('grid_worker_duty'))).toEqual(['no_worker', 'no_worker']);
    expect(kinds(without('grid_worker'))).toEqual(['no_worker', 'no_worker']);
    expect(kinds(without('party_org'))).toEqual(['no_party_group', 'no_party_group']);
  });

  test('as many households as one worker can know; dedicated grids are no homes', () => {
    const many = (id: string, households: number, row = {}): World =>
      sound()
        .withSummary(id, { place_kind: 'territory', households, ...row })
        .build();
    expect(only(many('west', 501))).toMatchObject({ kind: 'above_band', weight: 1, params: { from: 300, to: 500 } });
    expect(only(many('west', 299))).toMatchObject({ kind: 'below_band', weight: 1 });
    expect(findings(many('west', 300))).toEqual([]);
    const nobody = { households: 0, residents: 0, formal_members: 0, probationary_members: 0 };
    expect(findings(many('west', 0, nobody))).toEqual([]);
  });

  test('a community above it', () => {
    const world = sound().build();
    const west = world.territory.get('west');
    if (!west) throw new Error('no west');
    const territory = new Map(world.territory).set('west', { ...west, parent_id: 'street' as never });
    const me = [...world.profile.values()][0];
    const profile = new Map([['me', { ...me, territory_ids: ['street'] }]]) as unknown as World['profile'];
    expect(kinds({ ...world, territory, profile })).toContain('orphan');
  });
});

describe('codes', () => {
  test('of another whole, of another length, twice', () => {
    expect(only(sound({ eastCode: '990101001002002' }).build())).toMatchObject({
      kind: 'code_wrong',
      params: { code: '990101001002002' },
    });
    expect(kinds(sound({ eastCode: '99010100100102' }).build())).toEqual(['code_wrong']);
    expect(kinds(sound({ eastCode: '990101001001001' }).build())).toEqual(['code_wrong', 'code_wrong']);
  });

  test('out of order, and both are made right by the rule', () => {
    const world = sound({ westCode: '990101001001002', eastCode: '990101001001001' }).build();
    const finding = only(world);
    expect(finding).toMatchObject({ kind: 'code_order', params: { n: 2 } });
    const after = mended(world, finding);
    expect(findings(after)).toEqual([]);
    expect(after.territory.get('west')?.code).toBe('990101001001001');
    const wrong = sound({ eastCode: '' }).build();
    expect(findings(mended(wrong, only(wrong)))).toEqual([]);
  });
});

describe('reported totals', () => {
  const reported = (figures: Partial<Record<ReportedMeasure, number>>, place = 'community'): WorldBuilder =>
    Object.entries(figures).reduce(
      (world, [measure, value]) =>
        world.with('reported_figure', {
          id: `${place} ${measure}`,
          territory_id: place,
          measure: measure as ReportedMeasure,
          value,
          reported_by: '我',
          reported_at: '2026-11-20T00:00:00Z',
        }),
      sound().withSummary('community', { place_kind: 'territory', households: 750, compounds: 1, buildings: 1 }),
    );

  test('42 and 12 is not 65, and none of them is what is counted', () => {
    const world = reported({ compound_branches: 42, grid_branches: 12, branches: 65 }).build();
    expect(kinds(world)).toEqual(['figure_sum', 'figure_counted', 'figure_counted', 'figure_counted']);
    expect(findings(world)[0]).toMatchObject({
      params: { of_compounds: 42, of_grids: 12, told: 65, other: 54, difference: 11 },
    });
  });

  test('the total of the parts against that of the whole', () => {
    const parts = reported({ households: 750 })
      .with('reported_figure', {
        id: 'w',
        territory_id: 'west',
        measure: 'households',
        value: 400,
        reported_by: '我',
        reported_at: '',
      })
      .with('reported_figure', {
        id: 'e',
        territory_id: 'east',
        measure: 'households',
        value: 340,
        reported_by: '我',
        reported_at: '',
      });
    expect(kinds(parts.build())).toEqual(['figure_parts', 'figure_counted']);
    expect(findings(parts.build())[0]).toMatchObject({ params: { told: 750, other: 740 } });
  });

  test('what agrees is no finding', () => {
    expect(findings(reported({ grids: 2, compounds: 1, buildings: 1, households: 750, branches: 0 }).build())).toEqual(
      [],
    );
  });
});

test('the worst come first', () => {
  const world = sound({ east: box(9, 0, 20, 10), westCode: 'x' })
    .withSummary('east', { place_kind: 'territory', households: 900 })
    .build();
  expect(kinds(world)).toEqual(['overlap', 'above_band', 'code_wrong']);
  expect(new Set(FINDING_KINDS).size).toBe(FINDING_KINDS.length);
});
