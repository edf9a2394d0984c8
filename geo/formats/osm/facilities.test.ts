import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectOsm } from './collect.ts';
import { extractOsm } from './extract.ts';
import type { OsmFacility } from './facilities.ts';
import { hoursOf } from './opening-hours.ts';
import { readOsm } from './read.ts';
import { chunksOf, xmlOf } from './test-files.ts';

async function facilities(body: string): Promise<readonly OsmFacility[]> {
  const { sink, collected } = collectOsm();
  await readOsm('xml', chunksOf(xmlOf(body)), sink);
  return extractOsm(collected()).facilities;
}

const node = (id: number, ...tags: string[]): string =>
  `<node id="${id}" lon="101.2" lat="41.3">${tags.map((tag) => `<tag k="${tag.split('=')[0] ?? ''}" v="${tag.split('=')[1] ?? ''}"/>`).join('')}</node>`;
const FRAME = '<bounds minlat="41.30" minlon="101.20" maxlat="41.31" maxlon="101.21"/>';

describe('facilities of an extract', () => {
  it('are what our kinds know, and has a name', async () => {
    const found = await facilities(
      FRAME +
        node(1, 'shop=convenience', 'name=露照便利店', 'addr:street=松影路', 'addr:housenumber=8号') +
        node(2, 'shop=convenience') +
        node(3, 'amenity=cafe', 'name=咖啡') +
        node(4, 'amenity=social_facility', 'social_facility=day_care', 'name=日间照料') +
        node(5, 'amenity=social_facility', 'social_facility=shelter', 'name=救助站') +
        node(6, 'amenity=pharmacy', 'name=Farmácia', 'addr:street=Rua do Campo', 'addr:housenumber=8'),
    );
    expect(found.map(({ kind, name, address }) => [kind, name, address])).toEqual([
      ['convenience_store', '露照便利店', '松影路8号'],
      ['day_care_center', '日间照料', null],
      ['pharmacy', 'Farmácia', 'Rua do Campo 8'],
    ]);
    expect(found[0]?.geometry).toEqual({ type: 'Point', coordinates: [101.2, 41.3] });
  });

  it('may be a house, which then is a building as well', async () => {
    const { sink, collected } = collectOsm();
    const corners = [
      [1, 101.202, 41.302],
      [2, 101.203, 41.302],
      [3, 101.203, 41.303],
    ];
    const body = `${FRAME}${corners.map(([id, lon, lat]) => `<node id="${id}" lon="${lon}" lat="${lat}"/>`).join('')}
      <way id="9"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="retail"/><tag k="shop" v="supermarket"/>
        <tag k="name" v="生活超市"/><tag k="phone" v="0000-1"/><tag k="opening_hours" v="08:00-22:00"/></way>
      <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="shop" v="books"/><tag k="name" v="书店"/></way>`;
    await readOsm('xml', chunksOf(xmlOf(body)), sink);
    const extract = extractOsm(collected());
    expect(extract.buildings).toHaveLength(1);
    expect(extract.facilities.map(({ kind, phone, geometry }) => [kind, phone, geometry.type])).toEqual([
      ['supermarket', '0000-1', 'MultiPolygon'],
      ['bookshop', null, 'MultiPolygon'],
    ]);
    expect(extract.facilities[0]?.opening_hours).toEqual([{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' }]);
  });

  it('are of kinds the database knows', () => {
    const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
    const sql = read('../../../supabase/migrations/20261128000100_create_facility.sql');
    const kinds = new Set([...read('facilities.ts').matchAll(/'\w+=\w+': '(\w+)'/g)].map(([, kind]) => kind));
    expect(kinds.size).toBeGreaterThan(10);
    for (const kind of kinds) expect(sql).toMatch(new RegExp(`^  \\('${kind}', \\d+, '(basic|quality)'`, 'm'));
  });
});

describe('opening hours', () => {
  const week = [1, 2, 3, 4, 5, 6, 7];
  const workdays = [1, 2, 3, 4, 5];

  it.each([
    ['24/7', [{ days: week, from: '00:00', to: '24:00' }]],
    ['8:00-22:00', [{ days: week, from: '08:00', to: '22:00' }]],
    [
      'Mo-Fr 09:00-12:00, 14:00-18:00',
      [
        { days: workdays, from: '09:00', to: '12:00' },
        { days: workdays, from: '14:00', to: '18:00' },
      ],
    ],
    [
      'Mo-Su 08:00-20:00; Su 10:00-18:00; PH off',
      [
        { days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '20:00' },
        { days: [7], from: '10:00', to: '18:00' },
      ],
    ],
    ['Mo-Sa 08:00-20:00; We off', [{ days: [1, 2, 4, 5, 6], from: '08:00', to: '20:00' }]],
    ['Sa-Mo,We 20:00-02:00', [{ days: [1, 3, 6, 7], from: '20:00', to: '02:00' }]],
    ['', []],
    ['sunrise-sunset', []],
    ['Mo-Fr 08:00-20:00; Jan 1-7 off', []],
    ['25:00-26:00', []],
  ])('%s', (text, hours) => {
    expect(hoursOf(text)).toEqual(hours);
  });
});
