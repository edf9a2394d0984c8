import { describe, expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { searchWorld } from './index.ts';
import { numeral, normalize } from './normalize.ts';
import { parseAddress } from './parse-address.ts';

const town = (): WorldBuilder =>
  aWorld()
    .withGrid('grid-1', { name: '清和第一网格', code: '990101001001001' })
    .withGrid('grid-2', { name: '清和第二网格', code: '990101001001002', office_code: 'QH-02' })
    .withCompound('compound-1', { name: '清和苑', address: '云水路12号' })
    .withCompound('compound-2', { name: '听澜苑', territory_id: 'grid-2' })
    .withBuilding('building-3')
    .withBuilding('building-10', { name: '10号楼' })
    .withBuilding('building-a', { name: 'A座', compound_id: 'compound-2' })
    .withUnit('unit-3-2', { building_id: 'building-3' })
    .withUnit('unit-3-1', { building_id: 'building-3', name: '1单元' })
    .withUnit('unit-a', { building_id: 'building-a', name: '1单元' })
    .withHousehold('h-3-2-501', { stairwell_unit_id: 'unit-3-2' })
    .withHousehold('h-3-1-501', { stairwell_unit_id: 'unit-3-1' })
    .withHousehold('h-a-1-1203', { stairwell_unit_id: 'unit-a', floor: 12, door: '1203' })
    .withWorker('worker', { name: '上官清和', grids: ['grid-2'], phone: '0000-1234567' })
    .withOrg('清和苑党支部', { secretary: '端木青禾' })
    .withMember('member', { name: '清和云舟', household_id: 'h-3-2-501' })
    .withCase('0007', { title: '矛盾调解：楼道堆物' })
    .withResidentUnit('unit', { name: '云汀县第一中学（双报到单位）' })
    .withStation('station', { name: '听澜苑党群服务站' });

const find = (query: string, limit?: number): string[] =>
  searchWorld(town().build(), query, limit).map((result) => `${result.kind} ${result.selection.id}`);

test('a worker is told from a namesake by community and grid: every community has a first grid', () => {
  const world = aWorld()
    .withTerritory('other', { level: 'community', parent_id: 'street', name: '望云社区' })
    .withGrid('grid-1', { name: '第一网格', parent_id: 'other' })
    .withWorker('worker', { name: '上官云舟', grids: ['grid-1'] })
    .build();
  expect(searchWorld(world, '上官')[0]?.subtitle).toBe('望云社区第一网格');
});

test('a building without a name is not listed under its compound’s', () => {
  const world = town().withBuilding('nameless', { name: '' }).build();
  expect(searchWorld(world, '清和苑', 50).map(({ selection }) => selection.id)).not.toContain('nameless');
});

describe('an address is read the ways people type it', () => {
  test.each([
    ['3-2-501', { place: '', building: '3', unit: '2', door: '501' }],
    ['清和苑3-2-501', { place: '清和苑', building: '3', unit: '2', door: '501' }],
    ['3号楼2单元501室', { place: '', building: '3', unit: '2', door: '501' }],
    ['清和苑 三栋 二单元 501', { place: '清和苑', building: '3', unit: '2', door: '501' }],
    ['３－２－５０１', { place: '', building: '3', unit: '2', door: '501' }],
    ['3幢501', { place: '', building: '3', unit: null, door: '501' }],
    ['3-501', { place: '', building: '3', unit: null, door: '501' }],
    ['3-2', { place: '', building: '3', unit: '2', door: null }],
    ['听澜苑a座1203', { place: '听澜苑', building: 'a', unit: null, door: '1203' }],
    ['十二号楼', { place: '', building: '12', unit: null, door: null }],
    ['2单元501', { place: '', building: null, unit: '2', door: '501' }],
  ])('%s', (query, expected) => expect(parseAddress(query)).toEqual(expected));

  test.each(['清和', '501', '990101001001001', '上官清和', '0000-1234567'])('%s is no address', (query) => {
    expect(parseAddress(query)?.building ?? null).toBeNull();
  });
});

test.each([
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十一', 21],
  ['07', 7],
  ['清', null],
  ['', null],
])('the numeral %s is %s', (text, value) => expect(numeral(text)).toBe(value));
test('one spelling for both sides', () => expect(normalize(' 双报道 · ＡＢＣ１２ ')).toBe('双报到abc12'));

describe('search', () => {
  test('finds a door, and only that door', () => {
    expect(find('3-2-501')[0]).toBe('household h-3-2-501');
    expect(find('清和苑3号楼501')).toEqual(expect.arrayContaining(['household h-3-2-501', 'household h-3-1-501']));
    expect(find('听澜苑3-2-501')).not.toContain('household h-3-2-501');
    expect(find('第二网格 A座1203')[0]).toBe('household h-a-1-1203');
    expect(find('A座1203')[0]).toBe('household h-a-1-1203');
  });
  test('where the door is not held, its building still answers', () =>
    expect(find('清和苑3-2-999')[0]).toBe('building building-3'));

  test('puts the exact name first, then prefixes, places before people, contained last', () => {
    expect(find('清和苑')[0]).toBe('compound compound-1');
    const clear = find('清和');
    expect(clear.indexOf('compound compound-1')).toBeLessThan(clear.indexOf('party_member h-3-2-501'));
    expect(clear.indexOf('party_member h-3-2-501')).toBeLessThan(clear.indexOf('grid_worker worker'));
  });

  test.each([
    ['990101001001002', 'territory grid-2'],
    ['qh-02', 'territory grid-2'],
    ['ＱＨ－０２', 'territory grid-2'],
    ['4567', 'grid_worker worker'],
    ['0000-1234567', 'grid_worker worker'],
    ['2026-0007', 'case_record 0007'],
    ['云水路', 'compound compound-1'],
    ['端木', 'party_officer 清和苑党支部'],
    ['双报道', 'resident_unit unit'],
    ['矛盾调节', 'case_record 0007'],
    ['第二 清和', 'territory grid-2'],
    ['听澜苑党群', 'service_station station'],
    ['10号楼', 'building building-10'],
  ])('%s finds %s', (query, expected) => expect(find(query)[0]).toBe(expected));

  test('a code’s beginning finds everything under it', () =>
    expect(find('9901010010010')).toEqual(['territory grid-1', 'territory grid-2']));
  test('a member opens the door they live behind', () =>
    expect(searchWorld(town().build(), '清和云舟')[0]).toMatchObject({
      kind: 'party_member',
      selection: { kind: 'household', id: 'h-3-2-501' },
    }));
  test('three digits are no telephone', () => expect(find('567')).toEqual([]));
  test('keeps to the limit, and answers nothing to nothing', () => {
    expect(find('清', 2)).toHaveLength(2);
    expect(find('  ')).toEqual([]);
  });
  test('sees a row that a later world brought', () => {
    const world = town().build();
    expect(searchWorld(world, '新苑')).toEqual([]);
    expect(searchWorld(town().withCompound('compound-9', { name: '新苑' }).build(), '新苑')).toHaveLength(1);
  });
});
