/** The import wizard in a browser, with files as offices have them: what comes in is in the database, what is undone is not. */
import { booleanPointInPolygon } from '@turf/turf';
import type { Locator, Page } from '@playwright/test';
import type { Position } from 'geojson';
import proj4 from 'proj4';
import { boundsOfGeometry } from '../../geo/bounds.ts';
import { wgs84ToGcj02 } from '../../geo/crs/offset.ts';
import type { Territory } from '../../src/domain/entities.ts';
import { shapefileZip } from '../../geo/formats/shapefile/test-files.ts';
import { xls } from '../../geo/formats/table/test-files.ts';
import { utf8, zipOf } from '../../geo/formats/test-files.ts';
import { Visitor } from './driver.ts';
import { factsOf, type Facts } from './facts.ts';
import { expect, test } from './server.ts';

// A whole file comes in, is looked at and goes again.
test.setTimeout(240_000);

/** CGCS2000, 3° zone 34 with its number before the eastings: the zone that the town lies in. */
const ZONE_34 = '+proj=tmerc +lat_0=0 +lon_0=102 +k=1 +x_0=34500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';

class Wizard {
  readonly page: Page;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('region', { name: '导入', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: /^导入/ }).click();
    await expect(this.panel.getByRole('button', { name: '选择文件' })).toBeVisible();
  }

  async choose(name: string, bytes: Uint8Array): Promise<void> {
    await this.panel
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  }

  next = (): Promise<void> => this.panel.getByRole('button', { name: '下一步' }).click();
  import = (n: number): Promise<void> => this.panel.getByRole('button', { name: `导入 ${n} 行` }).click();

  async imported(name: string): Promise<void> {
    await expect(this.panel.getByText(`已导入“${name}”`)).toBeVisible({ timeout: 60_000 });
  }

  async undo(name: string): Promise<void> {
    await this.panel.getByRole('button', { name: '撤销这次导入' }).first().click();
    await expect(this.page.getByText(`已撤销“${name}”`)).toBeVisible({ timeout: 60_000 });
  }
}

async function wizardFor(page: Page): Promise<{ visitor: Visitor; wizard: Wizard }> {
  const visitor = new Visitor(page);
  // the wizard needs the data and not the picture: a machine that draws in software may take its time
  await page.goto('/#at=plan');
  await page.getByRole('button', { name: '街道工作人员' }).click();
  await expect(visitor.status).toHaveText(/数据截至|已同步/, { timeout: 60_000 });
  const wizard = new Wizard(page);
  await wizard.open();
  return { visitor, wizard };
}

/** Squares of a community where no compound is. */
function freeSquares(facts: Facts, count: number): { parent: Territory; squares: Position[][] } {
  const taken = facts.all('compound').flatMap(({ geom }) => {
    const bounds = boundsOfGeometry(geom);
    return bounds ? [bounds] : [];
  });
  for (const parent of facts.all('territory').filter(({ level }) => level === 'community')) {
    const [west, south, east, north] = boundsOfGeometry(parent.geom) ?? [0, 0, 0, 0];
    const squares: Position[][] = [];
    for (let lat = south; lat < north; lat += 0.0009)
      for (let lon = west; lon < east; lon += 0.0012) {
        const [right, top] = [lon + 0.0005, lat + 0.0004];
        const corners: Position[] = [
          [lon, lat],
          [lon, top],
          [right, top],
          [right, lat],
        ];
        const isFree = taken.every((box) => right < box[0] || box[2] < lon || top < box[1] || box[3] < lat);
        if (isFree && corners.every((corner) => booleanPointInPolygon(corner, parent.geom)))
          squares.push([...corners, [lon, lat]]);
        if (squares.length === count) return { parent, squares };
      }
  }
  throw new Error('the town has no free ground');
}

async function boundariesOf(wizard: Wizard, parent: string): Promise<void> {
  await wizard.panel.getByLabel('边界的级别').selectOption({ label: '小区' });
  await wizard.panel.getByLabel('上级辖区').selectOption({ label: parent });
  await wizard.next();
}

test('a Shapefile in GBK and a CGCS2000 zone comes in, and goes again', async ({ page, server }) => {
  const before = await factsOf(server, 'office');
  const { parent, squares } = freeSquares(before, 2);
  const { visitor, wizard } = await wizardFor(page);
  const plane = proj4(ZONE_34);
  const names = ['测绘一苑', '测绘二苑'];
  await wizard.choose(
    '小区边界.zip',
    shapefileZip({
      areas: squares.map((ring) => [ring.map(([lon = 0, lat = 0]) => plane.forward<[number, number]>([lon, lat]))]),
      rows: names.map((name) => ({ 小区名称: name })),
      encoding: 'gbk',
    }),
  );
  await boundariesOf(wizard, `${parent.name}（${parent.code}）`);
  await expect(wizard.panel.getByText(/只有按“CGCS2000 3° 带 34 带（EPSG:4522）”读取才与已有边界相符/)).toBeVisible();
  await expect(wizard.panel.getByRole('radio', { name: /CGCS2000 3° 带 34 带/ }).first()).toBeChecked();
  await wizard.next();
  await wizard.panel.getByLabel('名称', { exact: true }).selectOption('小区名称');
  await wizard.next();
  await wizard.import(2);
  await wizard.imported('小区边界.zip');

  const made = await factsOf(server, 'office');
  for (const [n, name] of names.entries()) {
    const compound = made.one('compound', (row) => row.name === name);
    const [west, south] = boundsOfGeometry(compound.geom) ?? [0, 0];
    expect([west, south]).toEqual([
      expect.closeTo(squares[n]?.[0]?.[0] ?? 0, 6),
      expect.closeTo(squares[n]?.[0]?.[1] ?? 0, 6),
    ]);
  }
  await wizard.undo('小区边界.zip');
  const after = await factsOf(server, 'office');
  expect(
    after
      .all('compound')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    before
      .all('compound')
      .map(({ id }) => id)
      .sort(),
  );
  expect(visitor.complaints).toEqual([]);
});

test('a KML in GCJ-02 is never shifted silently: somebody looks and chooses', async ({ page, server }) => {
  const before = await factsOf(server, 'office');
  const { parent, squares } = freeSquares(before, 1);
  const { visitor, wizard } = await wizardFor(page);
  const ring = (squares[0] ?? []).map(([lon = 0, lat = 0]) => wgs84ToGcj02([lon, lat]).join(',')).join(' ');
  const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>火星苑&lt;script&gt;</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`;
  await wizard.choose('奥维.kml', utf8(kml));
  await boundariesOf(wizard, `${parent.name}（${parent.code}）`);
  await expect(wizard.panel.getByText(/坐标系不能确定|按它读取不在辖区内/)).toBeVisible();
  await expect(wizard.panel.getByRole('button', { name: '下一步' })).toBeDisabled();
  await wizard.panel.getByRole('radio', { name: /^火星坐标（GCJ-02） 100%/ }).click();
  await wizard.next();
  await wizard.panel.getByLabel('名称', { exact: true }).selectOption('name');
  await wizard.next();
  await wizard.import(1);
  await wizard.imported('奥维.kml');
  const compound = (await factsOf(server, 'office')).one('compound', ({ name }) => name.startsWith('火星苑'));
  expect(compound.name).toBe('火星苑<script>');
  const [west, south] = boundsOfGeometry(compound.geom) ?? [0, 0];
  expect([west, south]).toEqual([
    expect.closeTo(squares[0]?.[0]?.[0] ?? 0, 6),
    expect.closeTo(squares[0]?.[0]?.[1] ?? 0, 6),
  ]);
  await wizard.undo('奥维.kml');
  expect(visitor.complaints).toEqual([]);
});

test('an .xls of households: merged header, a misspelt compound, identity numbers that stay here, undone exactly', async ({
  page,
  server,
}) => {
  const before = await factsOf(server, 'office');
  const building = before.one(
    'building',
    ({ id, compound_id }) =>
      compound_id !== null && before.all('stairwell_unit').some(({ building_id }) => building_id === id),
  );
  const compound = before.one('compound', ({ id }) => id === building.compound_id);
  const unit = before.one('stairwell_unit', ({ building_id }) => building_id === building.id);
  const known = before.one('household', ({ stairwell_unit_id }) => stairwell_unit_id === unit.id);
  const misspelt = `${compound.name.slice(0, -1)}园园`;
  const identity = '11010119900307123X';
  const { visitor, wizard } = await wizardFor(page);
  let sent = '';
  page.on('request', (asked) => {
    if (asked.url().includes('put_import_rows')) sent += asked.postData() ?? '';
  });
  const row = (
    compoundName: string,
    door: string,
    head: string | null,
    phone: string | null,
    residents: number | string,
  ) => [compoundName, building.name, unit.name, door, head, phone, residents, identity];
  await wizard.choose(
    '住户台账.xls',
    xls(
      '住户',
      [
        ['小区', '楼栋', '单元', '房号', '户主', '联系方式', '人口数', '身份证号'],
        [null, null, null, null, null, '电话', null, null],
        row(compound.name, '９９０１', '端木云', '0000-900001', 2),
        row(misspelt, '9902', '端木雪', '0000-900002', 3),
        row(compound.name, known.door, null, null, known.residents + 1),
        row(compound.name, '9903', '端木霜', '打不通', 1),
      ],
      [0, 1, 2, 3, 4, 6, 7].map((column) => ({ startRow: 0, endRow: 1, startCol: column, endCol: column })),
    ),
  );
  await expect(wizard.panel.getByLabel('文件内容')).toHaveValue('household');
  await wizard.next();
  await expect(wizard.panel.getByLabel('电话')).toHaveText(/联系方式 \/ 电话/);
  await wizard.next();
  await expect(wizard.panel.getByText(new RegExp(`“${misspelt}” · 1 行`))).toBeVisible();
  await wizard.panel
    .getByRole('radio', { name: new RegExp(`^${compound.name}`) })
    .first()
    .click();
  await wizard.next();
  await expect(wizard.panel.getByText('以下是检查结果，还没有写入任何数据。')).toBeVisible({ timeout: 60_000 });
  await expect(wizard.panel.getByText('第 6 行')).toBeVisible();
  await expect(wizard.panel.getByText(/已略去 4 个/)).toBeVisible();
  const download = page.waitForEvent('download');
  await wizard.panel.getByRole('button', { name: '下载带原因的文件' }).click();
  expect((await download).suggestedFilename()).toBe('住户台账-不能导入的原因.xlsx');
  await wizard.import(3);
  await wizard.imported('住户台账.xls');
  expect(sent).not.toContain(identity);
  expect(sent).toContain('端木云');

  const made = await factsOf(server, 'office');
  const doors = made.all('household').filter(({ stairwell_unit_id }) => stairwell_unit_id === unit.id);
  expect(
    doors
      .filter(({ door }) => door.startsWith('99'))
      .toSorted((a, b) => Number(a.door) - Number(b.door))
      .map(({ door, floor, residents }) => [door, floor, residents]),
  ).toEqual([
    ['9901', 99, 2],
    ['9902', 99, 3],
  ]);
  expect(doors.find(({ id }) => id === known.id)?.residents).toBe(known.residents + 1);
  await wizard.undo('住户台账.xls');
  const after = await factsOf(server, 'office');
  const facts = (all: Facts) =>
    all
      .all('household')
      .map(({ version: _version, ...rest }) => rest)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(facts(after)).toEqual(facts(before));
  expect(visitor.complaints).toEqual([]);
});

test('hostile files are refused in words, and nothing is sent', async ({ page }) => {
  const { visitor, wizard } = await wizardFor(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('put_import_rows')) asked.push(request.url());
  });
  const refused = async (name: string, bytes: Uint8Array, why: RegExp): Promise<void> => {
    await wizard.choose(name, bytes);
    await expect(wizard.panel.getByText(`没有导入“${name}”，没有写入任何数据。`)).toBeVisible({ timeout: 30_000 });
    await expect(wizard.panel.getByText(why)).toBeVisible();
  };
  await refused('bomb.kmz', zipOf({ 'doc.kml': new Uint8Array(40_000_000) }), /解压后过大/);
  await refused('path.kmz', zipOf({ '../../doc.kml': '<kml/>' }), /指向包外的路径/);
  await refused('page.xls', utf8('<html><body><table></table></body></html>'), /改名为工作簿的网页/);
  await refused('half.zip', zipOf({ 'a.shp': 'x' }).subarray(0, 40), /损坏|无法读取/);
  expect(asked).toEqual([]);
  expect(visitor.complaints).toEqual([]);
});
