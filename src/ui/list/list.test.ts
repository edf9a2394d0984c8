import { describe, expect, test } from 'vitest';
import type { Entities, EntityName } from '../../domain/entities.ts';
import { applyChanges, emptyWorld, type World } from '../../domain/world.ts';
import { caseMarks, markOf } from './case-marks.ts';
import { countsPartyHouseholds, flatList, tabsFor } from './flat-lists.ts';
import { stepOf } from './list-keys.ts';
import { titleOf } from './title-of.ts';
import { keyOf, pathTo, treeRoots, treeRows } from './tree.ts';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const HOUR = 3_600_000;

/** Rows with only the fields these lists read; the rest of each entity is not theirs. */
type Rows = { [Name in EntityName]?: readonly (Partial<Entities[Name]> & { id: string })[] };
const worldOf = (rows: Rows): World => applyChanges(emptyWorld(), { upserts: rows as never, removes: {} });

const levels = [
  { id: 'county', rank: 0, is_office: false },
  { id: 'street', rank: 1, is_office: true },
  { id: 'community', rank: 2, is_office: false },
  { id: 'grid', rank: 3, is_office: false },
];
const territory = (id: string, parent_id: string | null, level: string, code: string) =>
  ({ id, parent_id, level, code, name: id }) as never;
const record = (id: string, dueIn: number, more: object = {}) =>
  ({
    id,
    number: id,
    title: id,
    severity: 'general',
    stage: 'handle',
    class_code: 'x',
    territory_id: 'g1',
    compound_id: 'c1',
    building_id: null,
    due_at: new Date(NOW + dueIn).toISOString(),
    closed_at: null,
    ...more,
  }) as never;

const town = (role: string, duty: string): Rows => ({
  profile: [{ id: 'p', role, territory_ids: [duty] } as never],
  territory_level: levels,
  territory: [
    territory('s', 'county-not-held', 'street', '1'),
    territory('k1', 's', 'community', '11'),
    territory('g2', 'k1', 'grid', '1102'),
    territory('g1', 'k1', 'grid', '1101'),
    territory('g10', 'k1', 'grid', '1110'),
  ],
  compound: [{ id: 'c1', territory_id: 'g1', name: '柳岸苑' } as never],
  building: [
    { id: 'b10', territory_id: 'g1', compound_id: 'c1', name: '10号楼' } as never,
    { id: 'b2', territory_id: 'g1', compound_id: 'c1', name: '2号楼' } as never,
    { id: 'shop', territory_id: 'g1', compound_id: null, name: '街面房' } as never,
  ],
  stairwell_unit: [
    { id: 'u1', building_id: 'b2', name: '1单元' } as never,
    { id: 'u2', building_id: 'b10', name: '1单元' } as never,
  ],
  household: [
    { id: 'h2', stairwell_unit_id: 'u1', floor: 10, door: '1001' } as never,
    { id: 'h1', stairwell_unit_id: 'u1', floor: 2, door: '201' } as never,
  ],
  party_household: [{ id: 'ph', household_id: 'h1', is_center: true } as never],
  place_summary: [{ id: 'c1', place_kind: 'compound', party_households: 4, center_households: 1 } as never],
  case_stage: [
    { id: 'handle', is_closed: false },
    { id: 'close', is_closed: true },
  ],
  case_record: [
    record('later', 5 * HOUR),
    record('late', -2 * HOUR, { building_id: 'b2' }),
    record('very-late', -50 * HOUR),
    record('done', -9 * HOUR, { stage: 'close', closed_at: new Date(NOW - HOUR).toISOString() }),
  ],
});

describe('the tree', () => {
  const worker = worldOf(town('grid_worker', 'g1'));

  test('begins with the own duty and then the office around it', () => {
    expect(treeRoots(worker).map(({ id }) => id)).toEqual(['g1', 's']);
    expect(treeRoots(worldOf(town('street_staff', 's'))).map(({ id }) => id)).toEqual(['s']);
  });

  test('holds only rows under open branches', () => {
    expect(treeRows(worker, new Set()).map((row) => row.key)).toEqual(['0/territory:g1', '1/territory:s']);
  });

  test('goes down to the door, numbers in the order of numbers', () => {
    const open = new Set(['territory:g1', 'compound:c1', 'building:b2', 'stairwell_unit:u1'].map((key) => `0/${key}`));
    expect(treeRows(worker, open).map(({ node, level, expanded }) => [node.id, level, expanded])).toEqual([
      ['g1', 1, true],
      ['c1', 2, true],
      ['b2', 3, true],
      ['u1', 4, true],
      ['h1', 5, null],
      ['h2', 5, null],
      // no door of 10号楼 is held: nothing to unfold
      ['b10', 3, null],
      ['shop', 2, null],
      ['s', 1, false],
    ]);
  });

  test('sorts grids by code, not by text', () => {
    const rows = treeRows(worker, new Set(['1/territory:s', '1/territory:k1']));
    expect(rows.filter(({ level }) => level === 3).map(({ node }) => node.id)).toEqual(['g1', 'g2', 'g10']);
    expect(rows.find(({ node }) => node.id === 'g10')).toMatchObject({ position: 3, siblings: 3 });
  });

  test('knows the way to a selection, under the duty where it lies there', () => {
    expect(pathTo(worker, { kind: 'party_household', id: 'ph' })).toEqual(
      [
        ['territory', 'g1'],
        ['compound', 'c1'],
        ['building', 'b2'],
        ['stairwell_unit', 'u1'],
        ['household', 'h1'],
      ].map(([kind, id]) => keyOf(0, { kind: kind ?? '', id: id ?? '' })),
    );
    expect(pathTo(worker, { kind: 'territory', id: 'g2' })).toEqual([
      '1/territory:s',
      '1/territory:k1',
      '1/territory:g2',
    ]);
    expect(pathTo(worker, { kind: 'case_record', id: 'late' }).at(-1)).toBe('0/building:b2');
    expect(pathTo(worker, { kind: 'territory', id: 'unknown' })).toEqual([]);
  });
});

describe('marks of cases', () => {
  const marks = caseMarks(worldOf(town('grid_worker', 'g1')), NOW);

  test('count open and overdue in every place above the case', () => {
    expect(marks.get('c1')).toEqual({ open: 3, overdue: 2 });
    expect(marks.get('s')).toEqual({ open: 3, overdue: 2 });
    expect(marks.get('b2')).toEqual({ open: 1, overdue: 1 });
    expect(marks.has('g2')).toBe(false);
  });

  test('outside the own duty only the database knows how many are open, and nobody how many are overdue', () => {
    const rows = town('grid_worker', 'g1');
    const world = worldOf({
      ...rows,
      place_summary: [{ id: 's', open_cases: 163 } as never, { id: 'g2', open_cases: 0 } as never],
    });
    expect(markOf(world, marks, { kind: 'territory', id: 's' })).toEqual({ open: 163, overdue: 0 });
    expect(markOf(world, marks, { kind: 'territory', id: 'g2' })).toBeNull();
    expect(markOf(world, marks, { kind: 'territory', id: 'g1' })).toEqual({ open: 3, overdue: 2 });
    expect(markOf(world, marks, { kind: 'compound', id: 'c1' })).toEqual({ open: 3, overdue: 2 });
  });
});

describe('flat lists', () => {
  const worker = worldOf(town('grid_worker', 'g1'));
  const ids = (world: World, ...args: [Parameters<typeof flatList>[1], boolean]) =>
    flatList(world, ...args).map(({ id }) => id);

  test('cases: the longest overdue first, closed ones last or not at all', () => {
    expect(ids(worker, 'cases', true)).toEqual(['very-late', 'late', 'later']);
    expect(ids(worker, 'cases', false)).toEqual(['very-late', 'late', 'later', 'done']);
  });

  test('grids: grids only, by code', () => {
    expect(ids(worker, 'grids', false)).toEqual(['g1', 'g2', 'g10']);
  });

  test('Party households: doors for those who may see them, counts per compound for the leader', () => {
    expect(flatList(worker, 'party_households', false)).toEqual([{ kind: 'party_household', id: 'ph' }]);
    const leader = worldOf({ ...town('leader', 's'), party_household: [], household: [] });
    expect(countsPartyHouseholds(leader)).toBe(true);
    expect(flatList(leader, 'party_households', false)).toEqual([{ kind: 'compound', id: 'c1' }]);
  });

  test('a role that may hold no case has no list of cases', () => {
    expect(tabsFor(worldOf(town('administrator', 's')))).not.toContain('cases');
    expect(tabsFor(worker)).toContain('cases');
  });
});

describe('titles', () => {
  const world = worldOf(town('grid_worker', 'g1'));

  test('a door is named by building, unit and door, and lies in its compound', () => {
    expect(titleOf(world, { kind: 'party_household', id: 'ph' })).toEqual({
      title: '2号楼 1单元 201',
      where: '柳岸苑',
    });
  });

  test('a grid is told apart by its community, a community stands alone', () => {
    expect(titleOf(world, { kind: 'compound', id: 'c1' })?.where).toBe('k1g1');
    expect(titleOf(world, { kind: 'territory', id: 'k1' })).toEqual({ title: 'k1', where: 's' });
  });

  test('what is not held has none', () => {
    expect(titleOf(world, { kind: 'compound', id: 'gone' })).toBeNull();
  });
});

describe('keys', () => {
  const rows = [
    { level: 1, expanded: true },
    { level: 2, expanded: false },
    { level: 2, expanded: null },
    { level: 1, expanded: null },
  ] as const;
  const press = (key: string, active: number, more = {}) =>
    stepOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, rows, active);

  test('arrows move and stop at the ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ kind: 'move', to: 1 });
    expect(press('ArrowUp', 0)).toEqual({ kind: 'move', to: 0 });
    expect(press('End', 1)).toEqual({ kind: 'move', to: 3 });
  });

  test('right unfolds, then goes in; left folds, then goes out', () => {
    expect(press('ArrowRight', 1)).toEqual({ kind: 'toggle' });
    expect(press('ArrowRight', 0)).toEqual({ kind: 'move', to: 1 });
    expect(press('ArrowRight', 2)).toBeNull();
    expect(press('ArrowLeft', 0)).toEqual({ kind: 'toggle' });
    expect(press('ArrowLeft', 2)).toEqual({ kind: 'move', to: 0 });
    expect(press('ArrowLeft', 3)).toBeNull();
  });

  test('Enter opens; shortcuts of the browser are left alone', () => {
    expect(press('Enter', 2)).toEqual({ kind: 'open' });
    expect(press('ArrowDown', 0, { ctrlKey: true })).toBeNull();
    expect(press('a', 0)).toBeNull();
  });
});
