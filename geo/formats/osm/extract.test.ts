import { existsSync, createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinPieces } from './assemble.ts';
import { collectOsm } from './collect.ts';
import { compoundsOf } from './compounds.ts';
import type { Chunks } from './element.ts';
import { extractOsm } from './extract.ts';
import type { OsmExtract } from './extract.ts';
import { NodeStore } from './node-store.ts';
import { readOsm } from './read.ts';
import type { OsmFormat } from './read.ts';
import { chunksOf, SMALL_XML, smallPbf, xmlOf } from './test-files.ts';

async function extract(format: OsmFormat, chunks: Chunks): Promise<OsmExtract> {
  const { sink, collected } = collectOsm();
  await readOsm(format, chunks, sink);
  return extractOsm(collected());
}

const fromXml = (body: string): Promise<OsmExtract> => extract('xml', chunksOf(xmlOf(body)));

/** Real extracts lie beside the repository where somebody put them; they are never part of it. */
const sample = (name: string): string | null => {
  const path = join(import.meta.dirname, '../../../../shared/data', name);
  if (existsSync(path)) return path;
  console.warn(`skipped: ${name} is not beside this repository`);
  return null;
};

describe('an extract', () => {
  it('yields compound, gate, building and street', async () => {
    const { compounds, gates, buildings, layers, bounds } = await extract('xml', chunksOf(SMALL_XML));
    expect(compounds.map((compound) => compound.name)).toEqual(['松风苑']);
    expect(gates).toEqual([{ compound: 0, kind: 'main', at: [101.203, 41.30201] }]);
    expect(buildings).toMatchObject([{ name: '3号楼', use: 'residential', floors: 6 }]);
    expect(layers.road.features.map((road) => road.properties)).toEqual([{ class: 'service', name: '松风路' }]);
    expect(layers.landuse.features.map((land) => land.properties)).toEqual([{ kind: 'residential' }]);
    expect(bounds).toEqual([101.2, 41.3, 101.21, 41.31]);
  });

  it('joins the pieces of a relation', async () => {
    const { compounds } = await extract('pbf', chunksOf(smallPbf()));
    expect(compounds[0]?.geometry.coordinates).toHaveLength(1);
    expect(compounds[0]?.geometry.coordinates[0]?.[0]).toHaveLength(5);
  });

  it('leaves out, and names, a compound of which a piece is missing', async () => {
    const { compounds, left } = await fromXml(`
      <node id="1" lon="101.2" lat="41.3"/><node id="2" lon="101.21" lat="41.3"/>
      <way id="20"><nd ref="1"/><nd ref="2"/></way>
      <relation id="30"><member type="way" ref="20" role="outer"/><member type="way" ref="21" role="outer"/>
        <tag k="type" v="multipolygon"/><tag k="landuse" v="residential"/><tag k="name" v="半边园"/></relation>`);
    expect(compounds).toEqual([]);
    expect(left.cutCompounds).toEqual(['半边园']);
  });

  it('keeps a hole with the ring around it', async () => {
    const square = (id: number, from: number, size: number): string =>
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ]
        .map(
          ([x = 0, y = 0], i) =>
            `<node id="${id + i}" lon="${101.2 + from + x * size}" lat="${41.3 + from + y * size}"/>`,
        )
        .join('') +
      `<way id="${id}"><nd ref="${id}"/><nd ref="${id + 1}"/><nd ref="${id + 2}"/><nd ref="${id + 3}"/><nd ref="${id}"/></way>`;
    const { buildings } = await fromXml(`${square(10, 0, 0.001)}${square(20, 0.002, 0.001)}${square(30, 0.0022, 0.0002)}
      <relation id="1"><member type="way" ref="10" role="outer"/><member type="way" ref="30" role="inner"/><member type="way" ref="20" role="outer"/>
        <tag k="type" v="multipolygon"/><tag k="building" v="yes"/></relation>`);
    expect(buildings[0]?.geometry.coordinates.map((polygon) => polygon.length)).toEqual([1, 2]);
  });

  it('gives a building mapped as a point an outline and counts it', async () => {
    const { buildings, left } = await fromXml(
      '<node id="1" lon="101.2" lat="41.3"><tag k="building" v="yes"/></node><node id="2" lon="101.3" lat="41.4"/>',
    );
    expect(buildings[0]?.geometry.coordinates[0]?.[0]).toHaveLength(5);
    expect(left.pointBuildings).toBe(1);
  });

  it('does not take the door of a building for a gate', async () => {
    const { gates } = await fromXml(`
      <node id="1" lon="101.202" lat="41.302"><tag k="entrance" v="yes"/></node><node id="2" lon="101.204" lat="41.302"><tag k="entrance" v="yes"/></node>
      <node id="3" lon="101.204" lat="41.303"/><node id="4" lon="101.202" lat="41.303"/><node id="5" lon="101.2021" lat="41.3021"/>
      <way id="20"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="landuse" v="residential"/><tag k="name" v="松风苑"/></way>
      <way id="21"><nd ref="1"/><nd ref="5"/><nd ref="4"/><nd ref="1"/><tag k="building" v="yes"/></way>`);
    expect(gates).toEqual([{ compound: 0, kind: 'side', at: [101.204, 41.302] }]);
  });

  it.each([
    ['no place at all', '<way id="1"><nd ref="1"/></way>', 'osm_nothing'],
    [
      'half a country',
      '<bounds minlat="30" minlon="100" maxlat="35" maxlon="105"/><node id="1" lon="101" lat="31"/>',
      'osm_extent',
    ],
  ])('is refused with %s', async (_, body, code) => {
    await expect(fromXml(body)).rejects.toMatchObject({ problems: [{ code }] });
  });
});

describe('parts', () => {
  it('joins pieces in any order and direction, and says when they stay open', () => {
    expect(
      joinPieces([
        [1, 2],
        [4, 3, 2],
        [4, 1],
      ])?.map((ring) => ring.length),
    ).toEqual([5]);
    expect(
      joinPieces([
        [1, 2, 3, 1],
        [5, 6],
        [6, 7, 5],
      ])?.length,
    ).toBe(2);
    expect(
      joinPieces([
        [1, 2],
        [2, 3],
      ]),
    ).toBeNull();
    expect(joinPieces([[1]])).toBeNull();
  });

  it('merges near areas of one name and numbers far ones', () => {
    const at = (lon: number) => ({
      type: 'MultiPolygon' as const,
      coordinates: [
        [
          [
            [lon, 41],
            [lon + 0.001, 41],
            [lon, 41.001],
            [lon, 41],
          ],
        ],
      ],
    });
    const compounds = compoundsOf([
      { name: '和园', geometry: at(101) },
      { name: '和园', geometry: at(101.002) },
      { name: '和园', geometry: at(101.1) },
    ]);
    expect(compounds.map(({ name, geometry }) => [name, geometry.coordinates.length])).toEqual([
      ['和园', 2],
      ['和园（2）', 1],
    ]);
  });

  it('finds nodes that came unsorted', () => {
    const store = new NodeStore();
    for (let id = 3000; id > 0; id--) store.add(id, id / 1e4, -id / 1e4);
    expect(store.find(17)).toEqual([0.0017, -0.0017]);
    expect(store.find(3001)).toBeNull();
  });
});

describe('real extracts', () => {
  const beijing = sample('beijing_haidian_cau.osm');
  it.runIf(beijing)('Beijing has 258 buildings and 9 named compounds', async () => {
    const { buildings, compounds, layers, left } = await extract('xml', createReadStream(beijing ?? ''));
    expect([buildings.length, compounds.length]).toEqual([258, 9]);
    expect(left).toEqual({ cutCompounds: ['双泉堡甲2号院'], cutBuildings: 0, pointBuildings: 1 });
    expect(layers.road.features.length).toBeGreaterThan(250);
  });

  const monaco = sample('monaco_osmix.osm.pbf');
  it.runIf(monaco)('Monaco is read', async () => {
    expect((await extract('pbf', createReadStream(monaco ?? ''))).layers.road.features.length).toBeGreaterThan(3000);
  });

  const porto = sample('porto.osm.pbf');
  it.runIf(porto)('Porto is read', async () => {
    expect((await extract('pbf', createReadStream(porto ?? ''))).layers.road.features.length).toBeGreaterThan(49_000);
  });
});
