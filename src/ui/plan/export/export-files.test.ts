/** What gets into the files: only what the person holds, in words, and readable by the app's own readers. */
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { aWorld, NOW, type WorldBuilder } from '../../../../tests/builders/a-world.ts';
import { squareAt } from '../../../../tests/builders/square.ts';
import { readFile } from '../../../../geo/formats/read-file.ts';
import { subtree } from '../../../domain/answers/territory-tree.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import type { Role } from '../../../domain/role.ts';
import { translator } from '../../../i18n/index.ts';
import '../../../i18n/plan-texts.ts';
import type { Words } from '../../cards/parts/use-words.ts';
import type { Content, Scope } from './contents/content.ts';
import { contentsFor } from './contents/index.ts';
import { formatsOf, makeFile, rowsFor, type ContentFormat } from './make-file.ts';
import { exportNotes } from './notes.ts';

const words = {
  t: translator('zh-CN'),
  locale: 'zh-CN',
  rowName: ({ name_zh }: { name_zh: string }) => name_zh,
} as unknown as Words;

const town = (role: Role = 'street_staff'): WorldBuilder =>
  aWorld()
    .as(role, 'street')
    .withGrid('grid-1', { name: '第一网格' })
    .withGrid('grid-2', { name: '第二网格', code: '990101001001002', geom: squareAt(0.01, 0, 1) })
    .withSummary('grid-1', { place_kind: 'territory', households: 320 })
    .withSummary('grid-2', {
      place_kind: 'territory',
      households: 0,
      residents: 0,
      formal_members: 0,
      probationary_members: 0,
    })
    .withCompound('compound-1', { name: '=HYPERLINK("http://x.example")', kind: 'old_compound' })
    .withCompound('compound-2', { name: '惠民苑', territory_id: 'grid-2' })
    .withBuilding('building-1', { name: '1号楼' })
    .withUnit('unit-1', { name: '1单元' })
    .withWorker('worker-1', { name: '诸葛晴岚', grids: ['grid-1'] })
    .withStation('station-1', { name: '清和党群服务站' })
    .withCase('case-1', { title: '井盖缺失' });

const scopeOf = (world: ReturnType<WorldBuilder['build']>, where = 'street'): Scope => ({
  world,
  words,
  now: NOW,
  within: new Set(subtree(world, where as TerritoryId).map(({ id }) => id)),
});

function content(scope: Scope, id: string): Content {
  return contentsFor(scope.world).find((each) => each.id === id) ?? expect.fail(`no ${id}`);
}

async function file(scope: Scope, id: string, format: ContentFormat): Promise<Uint8Array> {
  const chosen = content(scope, id);
  const notes = exportNotes(words, { title: '题', world: scope.world, dataAsOf: null, now: NOW, hasPlaces: true });
  const rows = rowsFor(chosen.rows(scope), format);
  const made = await makeFile({ content: chosen, format, rows, scope, title: '题', notes });
  return new Uint8Array(await new Blob([made]).arrayBuffer());
}

describe('who gets what', () => {
  test('a leader is offered no households and no members, and none is in any file', () => {
    const world = town('leader').build();
    expect(contentsFor(world).map(({ entity }) => entity)).not.toContain('household');
    expect(contentsFor(world).map(({ entity }) => entity)).not.toContain('party_member');
    expect(contentsFor(town().build()).map(({ entity }) => entity)).toEqual(
      expect.arrayContaining(['household', 'party_member', 'case_record']),
    );
    expect(contentsFor(town('administrator').build()).map(({ entity }) => entity)).not.toContain('case_record');
  });

  test('every row has a value for every column, and only rows of the territory come', () => {
    const world = town()
      .withHousehold('h', { door: '301' })
      .withMember('m', { name: '欧阳松', compound_id: 'compound-1' })
      .withOrg('org', {})
      .build();
    const scope = scopeOf(world);
    for (const each of contentsFor(world))
      for (const row of each.rows(scope)) expect(row.values, each.id).toHaveLength(each.columns.length);
    const counts = (where: string) =>
      Object.fromEntries(contentsFor(world).map((each) => [each.id, each.rows(scopeOf(world, where)).length]));
    expect(counts('street')).toMatchObject({
      territory_grid: 2,
      compound: 2,
      household: 1,
      party_member: 1,
      grid_worker: 1,
    });
    expect(counts('grid-2')).toMatchObject({
      territory_grid: 1,
      compound: 1,
      household: 0,
      party_member: 0,
      building: 0,
    });
  });

  test('of a place where nobody is registered no number is given', () => {
    const scope = scopeOf(town().build());
    const grids = content(scope, 'territory_grid');
    const at = grids.columns.findIndex(({ title }) => title === 'households');
    expect(grids.rows(scope).map(({ values }) => values[at])).toEqual([320, null]);
  });
});

describe('the files', () => {
  const scope = scopeOf(town().build());

  test('map formats are offered for what lies on a map', () => {
    expect(formatsOf(content(scope, 'compound'))).toEqual(['xlsx', 'csv', 'geojson', 'kml', 'flatgeobuf']);
    expect(formatsOf(content(scope, 'grid_worker'))).toEqual(['xlsx', 'csv']);
  });

  test.each(['geojson', 'kml'] as const)('%s is read back by our own reader, with notes', async (format) => {
    const bytes = await file(scope, 'compound', format);
    const read = await readFile(bytes);
    if (read.kind !== 'features') throw new Error('no features');
    expect(JSON.stringify(read.features)).toContain('惠民苑');
    expect(read.features).toHaveLength(2);
    for (const note of ['来源：连心图', '内部资料 注意保管', 'WGS 84'])
      expect(new TextDecoder().decode(bytes)).toContain(note);
  });

  test.each(['xlsx', 'csv'] as const)('%s is read back by our own reader; no cell is a formula', async (format) => {
    const read = await readFile(await file(scope, 'compound', format));
    if (read.kind !== 'table') throw new Error('no table');
    const [table] = read.tables;
    expect(table?.columns.slice(0, 4)).toEqual(['名称', '社区', '网格', '类型']);
    const names = table?.rows.map(({ cells }) => cells[0]);
    expect(names).toContain('惠民苑');
    expect(names).toContain(`'=HYPERLINK("http://x.example")`);
  });

  test('what is a point has its place in the table', async () => {
    const [sheet] = (await readXlsx(await file(scope, 'service_station', 'xlsx'))).sheets;
    const head = sheet?.rows.findIndex(([first]) => first === '名称') ?? -1;
    expect(sheet?.rows[head]?.slice(-2)).toEqual(['经度', '纬度']);
    expect(sheet?.rows[head + 1]?.slice(-2).map(Number)).toEqual(
      scope.world.service_station.get('station-1')?.geom.coordinates,
    );
  });

  test('what is exported while a past day is shown says so', () => {
    const { world } = scope;
    const of = { title: '题', world, dataAsOf: null, now: NOW, hasPlaces: true };
    expect(exportNotes(words, { ...of, day: '2026-01-05' })).toContain(
      '边界和统计数是 2026-01-05 的，其余内容是现在的',
    );
    expect(exportNotes(words, of).join()).not.toContain('其余内容');
  });

  test('rows that lie nowhere are in tables and not on maps', () => {
    const rows = [{ name: 'a', geometry: null, values: [] }];
    expect(rowsFor(rows, 'csv')).toHaveLength(1);
    expect(rowsFor(rows, 'geojson')).toHaveLength(0);
  });
});
