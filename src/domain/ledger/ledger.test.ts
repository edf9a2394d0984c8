import { expect, it, test } from 'vitest';
import { tableOf } from '../../../geo/formats/table/table.ts';
import type { Cell, Table } from '../../../geo/formats/table/table.ts';
import { readDate, readFlag, readInt, readPhone, readWord, readWords, withoutIdentity } from './cell-values.ts';
import { guessColumns, guessKind, isIdentityColumn, missingFields } from './guess-columns.ts';
import type { KnownPlaces } from './known-places.ts';
import { saidDoor } from './match-door.ts';
import { NameIndex } from './match-name.ts';
import { RowMatcher, type MatchTask } from './match-rows.ts';
import { CARE, CATEGORY, PLAQUE, TIER, UNIT_KIND } from './words.ts';

const places: KnownPlaces = {
  compounds: [
    { id: 'qhy', name: '清和苑', where: '清和社区 · 第一网格' },
    { id: 'qhy2', name: '清和苑二期', where: '清和社区 · 第二网格' },
    { id: 'sy', name: '松园小区', where: '松园社区' },
  ],
  buildings: [
    { id: 'b3', name: '3号楼', compound: 'qhy' },
    { id: 'b4', name: 'A座', compound: 'qhy' },
    { id: 'b5', name: '5号楼', compound: 'sy' },
    { id: 'b6', name: '5栋', compound: 'sy' },
  ],
  units: [
    { id: 'u1', name: '1单元', building: 'b3' },
    { id: 'u2', name: '2单元', building: 'b3' },
    { id: 'a1', name: '1单元', building: 'b4' },
    { id: 's1', name: '1单元', building: 'b5' },
    { id: 's2', name: '1单元', building: 'b6' },
  ],
  households: { ids: ['h1', 'h2'], units: ['u2', 'a1'], doors: ['501', '1201室'] },
  partyOrgs: [
    { id: 'p1', name: '清和社区第一党支部', where: '清和社区' },
    { id: 'p2', name: '松园社区党支部', where: '松园社区' },
  ],
  residentUnits: [{ id: 'r1', name: '云汀小学', where: '' }],
  territories: [
    { id: 'st', name: '连心街道', level: 'street', parent: null, where: '', codes: ['990101001'] },
    { id: 'c1', name: '清和社区', level: 'community', parent: 'st', where: '连心街道', codes: ['990101001001'] },
    { id: 'c2', name: '松园社区', level: 'community', parent: 'st', where: '连心街道', codes: ['990101001002'] },
    { id: 'g1', name: '第一网格', level: 'grid', parent: 'c1', where: '清和社区', codes: ['990101001001001'] },
    { id: 'g2', name: '第一网格', level: 'grid', parent: 'c2', where: '松园社区', codes: ['990101001002001', 'SY-01'] },
    { id: 'g3', name: '第二网格', level: 'grid', parent: 'c1', where: '清和社区', codes: ['990101001001002'] },
  ],
};

const sheet = (...rows: Cell[][]): Table => {
  const table = tableOf('', rows, []);
  if (!table) throw new Error('no table');
  return table;
};

function matched(kind: MatchTask['kind'], table: Table, decisions: readonly (readonly [string, string | null])[] = []) {
  const matcher = new RowMatcher(places);
  const task: MatchTask = {
    kind,
    mapping: guessColumns(table.columns, kind),
    decisions: new Map(decisions),
    positions: null,
  };
  return table.rows.map((row, n) => matcher.match(table, row, n, task));
}

test.each([
  [
    'household',
    ['小区名称', '楼栋号', '单元号', '房号', '户主姓名', '联系方式 / 电话'],
    { compound: 0, building: 1, unit: 2, door: 3, head_name: 4, phone: 5 },
  ],
  ['household', ['家庭住址', '户主', '手机'], { address: 0, head_name: 1, phone: 2 }],
  [
    'party_member',
    ['姓　名', '所在党支部', '党员类别', '双报道时间', '身份证号'],
    { name: 0, party_org: 1, category: 2, checked_in_on: 3 },
  ],
  [
    'grid_worker',
    ['网格员姓名', '联系方式／电话', '责任网格', '专兼职'],
    { name: 0, phone: 1, grids: 2, employment: 3 },
  ],
  ['resident_unit', ['单位名称', '单位性质', '联系电话'], { name: 0, kind: 1, phone: 2 }],
] as const)('guesses the columns of %s', (kind, titles, mapping) => {
  expect(guessColumns(titles, kind)).toEqual(mapping);
  expect(missingFields(kind, mapping)).toEqual([]);
});

test('says which columns are missing', () => {
  expect(missingFields('party_member', guessColumns(['姓名', '备注'], 'party_member'))).toEqual([
    ['party_org'],
    ['category'],
  ]);
});

test('never reads a column of identity numbers', () => {
  expect(['身份证号', '居民身份证号码', '证件号码'].every(isIdentityColumn)).toBe(true);
  expect(guessColumns(['身份证号 / 电话'], 'grid_worker')).toEqual({});
});

test.each([
  [['姓名', '所在党支部', '党员类别'], '党员名册', 'party_member'],
  [['姓名', '电话', '责任网格'], '', 'grid_worker'],
  [['小区', '楼栋', '单元', '房号', '户主', '人口数'], '', 'household'],
  [['小区', '楼栋', '房号', '挂牌情况', '牌号'], '党员户', 'party_household'],
  [['单位名称', '单位性质', '电话'], '驻区单位', 'resident_unit'],
  [['站点名称', '地址', '功能室'], '党群服务站点', 'service_station'],
  [['备注'], '', null],
])('takes %j for what it is', (titles, names, kind) => {
  expect(guessKind(titles, names)).toBe(kind);
});

it.each([
  ['2021-03-05', '2021-03-05'],
  ['2021.3.5', '2021-03-05'],
  ['2021年3月5日', '2021-03-05'],
  ['20210305', '2021-03-05'],
  [44_260, '2021-03-05'],
  ['２０２１／３／５', '2021-03-05'],
  ['2021-03-05 08:00', '2021-03-05'],
  ['2021-02-30', null],
  ['2021年3月', null],
  ['三月', null],
  [null, undefined],
  ['', undefined],
])('reads the day %j', (cell, day) => {
  expect(readDate(cell)).toBe(day);
});

it('reads numbers, telephones and marks as offices write them', () => {
  expect([readInt('３人'), readInt(4), readInt('12层'), readInt('四'), readInt(null)]).toEqual([
    3,
    4,
    12,
    null,
    undefined,
  ]);
  expect([
    readPhone('0000－100001'),
    readPhone(13_800_000_000),
    readPhone('0000 100 001 / 0000-2'),
    readPhone('见附件'),
  ]).toEqual(['0000-100001', '13800000000', '0000100001', null]);
  expect([readFlag('是'), readFlag('√'), readFlag('否'), readFlag('或许'), readFlag(null)]).toEqual([
    true,
    true,
    false,
    null,
    undefined,
  ]);
  expect(['在职党员', '离退休', '非在职', '流动党员', '？'].map((cell) => readWord(cell, CATEGORY))).toEqual([
    'in_service',
    'retired',
    'resident',
    'floating',
    null,
  ]);
  expect(readWords('独居老人、残疾', CARE)).toEqual(['disability', 'elderly_alone']);
  expect(readWords('独居老人、富裕', CARE)).toBeNull();
  expect(['未挂牌', '已挂牌', '破损'].map((cell) => readWord(cell, PLAQUE))).toEqual(['none', 'mounted', 'damaged']);
  expect(['党群服务中心', '服务站'].map((cell) => readWord(cell, TIER))).toEqual(['service_center', 'service_station']);
  expect(['事业单位', '民营企业', '小学', '行政机关'].map((cell) => readWord(cell, UNIT_KIND))).toEqual([
    'institution',
    'enterprise',
    'school',
    'organ',
  ]);
});

it('drops identity numbers wherever they stand, and nothing else', () => {
  expect(withoutIdentity('端木云 11010119900307123X')).toEqual({ text: '端木云', dropped: 1 });
  expect(withoutIdentity('１１０１０１１９９００３０７１２３Ｘ')).toEqual({ text: '', dropped: 1 });
  expect(withoutIdentity('990101001001001')).toEqual({ text: '990101001001001', dropped: 0 });
  expect(withoutIdentity('13800000000')).toEqual({ text: '13800000000', dropped: 0 });
});

test.each([
  ['清和苑', { kind: 'sure', id: 'qhy' }],
  [' 清和·苑 ', { kind: 'sure', id: 'qhy' }],
  ['火车站', { kind: 'none' }],
])('the name %s', (text, match) => {
  expect(new NameIndex(places.compounds).find(text)).toEqual(match);
});

test('a name like others is a question, the likeliest first', () => {
  const match = new NameIndex(places.compounds).find('松园');
  expect(match).toMatchObject({ kind: 'doubtful', options: [{ id: 'sy' }] });
  expect(new NameIndex(places.compounds).find('清河苑')).toMatchObject({ kind: 'doubtful', options: [{ id: 'qhy' }] });
  expect(new NameIndex(places.territories).find('第一网格')).toMatchObject({
    kind: 'doubtful',
    options: [{ id: 'g1' }, { id: 'g2' }],
  });
});

test.each([
  [{ address: '清和苑3-2-501' }, { compound: '清和苑', building: '3', unit: '2', door: '501' }],
  [
    { address: '连心街道清和社区清和苑三号楼二单元501室' },
    { compound: '连心街道清和社区清和苑', building: '3', unit: '2', door: '501' },
  ],
  [
    { compound: '清和苑', building: '3号楼', unit: '2单元', door: '501' },
    { compound: '清和苑', building: '3号楼', unit: '2单元', door: '501' },
  ],
  [
    { compound: '清和苑3号楼', unit: '2', door: '501' },
    { compound: '清和苑', building: '3', unit: '2', door: '501' },
  ],
  [
    { compound: '清和苑', door: '3-2-501' },
    { compound: '清和苑', building: '3', unit: '2', door: '501' },
  ],
])('a home said as %j', (columns, said) => {
  expect(saidDoor({ address: '', compound: '', building: '', unit: '', door: '', ...columns })).toEqual(said);
});

test('households by their doors, contacts with them', () => {
  const rows = matched(
    'household',
    sheet(
      ['小区', '楼栋', '单元', '房号', '户主', '电话', '人口数', '关爱类别', '身份证号'],
      ['清和苑', '3号楼', '２单元', '５０２室', '端木云', '0000-100001', '3人', '独居老人', '11010119900307123X'],
      ['清和苑', '三栋', '二', '503', '端木雪', '打不通', 2, null, null],
      ['清和苑', '9号楼', '1', '101', '甲', null, null, null, null],
      ['松园小区', '5', '1', '101', '乙', null, null, null, null],
      ['没有的小区呀', '1', '1', '101', '丙', null, null, null, null],
      ['清和苑', '3号楼', null, '504', '丁', null, null, null, null],
      ['清和苑', 'A座', null, '101', '戊', null, null, null, null],
    ),
  );
  expect(rows[0]).toEqual({
    line: 2,
    faults: [],
    doubts: [],
    dropped: 0,
    body: {
      stairwell_unit_id: 'u2',
      door: '502',
      residents: 3,
      head_name: '端木云',
      phone: '0000-100001',
      care: ['elderly_alone'],
    },
  });
  expect(rows.map(({ faults }) => faults.map(({ field, code }) => `${field} ${code}`).join())).toEqual([
    '',
    'phone unreadable',
    'building unknown',
    '',
    'compound unknown',
    '',
    '',
  ]);
  // two buildings of this number, two units and none named: somebody has to say
  expect(rows[3]?.doubts.map(({ refers, options }) => [refers, options.map(({ id }) => id)])).toEqual([
    ['building', ['b5', 'b6']],
  ]);
  expect(rows[5]?.doubts[0]?.refers).toBe('stairwell_unit');
  expect(rows[6]?.body).toMatchObject({ stairwell_unit_id: 'a1', door: '101' });
});

test('nothing doubtful is sent without somebody’s yes; one yes counts for all rows that say the same', () => {
  const table = sheet(['家庭住址', '户主'], ['清河苑3-2-501', '甲'], ['清河苑3-2-502', '乙']);
  const asked = matched('household', table);
  expect(asked.map(({ body, doubts }) => [body, doubts.map(({ key }) => key)])).toEqual([
    [null, ['compound|清河苑']],
    [null, ['compound|清河苑']],
  ]);
  expect(matched('household', table, [['compound|清河苑', 'qhy']]).map(({ body }) => body?.['door'])).toEqual([
    '501',
    '502',
  ]);
  expect(matched('household', table, [['compound|清河苑', null]]).map(({ faults }) => faults)).toEqual([
    [{ field: 'address', code: 'unknown' }],
    [{ field: 'address', code: 'unknown' }],
  ]);
});

test('members by branch, home and unit', () => {
  const rows = matched(
    'party_member',
    sheet(
      ['姓名', '党支部', '党员类别', '家庭住址', '工作单位', '双报到时间'],
      ['端木云', '清和社区第一党支部', '在职', '清和苑3号楼2单元501', '云汀小学', '2021.3.5'],
      ['端木雪', '清和社区第一党支部', '退休', '清和苑', '云汀粮站', null],
      ['端木霜', '不知道', '退休', null, null, null],
      ['端木霞', null, '退休', null, null, null],
      ['端木雷', '松园社区支部', '退休', null, null, null],
    ),
  );
  expect(rows[0]?.body).toEqual({
    name: '端木云',
    party_org_id: 'p1',
    category: 'in_service',
    household_id: 'h1',
    resident_unit_id: 'r1',
    checked_in_on: '2021-03-05',
  });
  expect(rows[1]?.body).toEqual({ name: '端木雪', party_org_id: 'p1', category: 'retired', compound_id: 'qhy' });
  expect(rows[2]?.faults).toEqual([{ field: 'party_org', code: 'unknown' }]);
  expect(rows[3]?.faults).toEqual([{ field: 'party_org', code: 'required' }]);
  expect(rows[4]?.doubts[0]?.options.map(({ id }) => id)).toContain('p2');
});

test('workers answer for grids by name within their community, or by code', () => {
  const rows = matched(
    'grid_worker',
    sheet(
      ['姓名', '电话', '社区', '责任网格'],
      ['夏侯明', '0000-1000', '清和社区', '第一网格、第二网格'],
      ['夏侯亮', '0000-1001', null, 'SY-01'],
      ['夏侯光', '0000-1002', null, '第一网格'],
      ['夏侯辉', '0000-1003', '清和社区', null],
    ),
  );
  expect(rows[0]?.body?.['territory_ids']).toEqual(['g1', 'g3']);
  expect(rows[1]?.body?.['territory_ids']).toEqual(['g2']);
  expect(rows[2]?.doubts[0]?.options.map(({ where }) => where)).toEqual(['清和社区', '松园社区']);
  expect(rows[3]?.body?.['territory_ids']).toEqual(['c1']);
});

test('markup and formulas are texts like others', () => {
  const [row] = matched(
    'resident_unit',
    sheet(
      ['单位名称', '单位性质', '社区'],
      ['<script>alert(1)</script>', '企业', '清和社区'],
      ['=1+1', '企业', '清和社区'],
    ),
  );
  expect(row?.body?.['name']).toBe('<script>alert(1)</script>');
});
