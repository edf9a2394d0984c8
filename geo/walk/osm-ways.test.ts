import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOsm, sniffOsm } from '../formats/osm/read.ts';
import { xmlOf } from '../formats/osm/test-files.ts';
import { buildWalk } from './build.ts';
import { barrierOf, footWay, stopsWalkers } from './foot-profile.ts';
import { BARRIER, FLAG, type LonLat } from './graph.ts';
import type { WalkConditions } from './network.ts';
import { collectWalk } from './osm-ways.ts';
import type { WalledZone } from './source.ts';
import { Walker } from './walker.ts';

const standard: WalkConditions = { pace: 'standard', minute: null, closed: new Set() };
const facts = { source: 'test.osm', sourceDate: '2026-11-20' };

const tags = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(' ').map((pair) => pair.split('=') as [string, string]));

async function read(file: Uint8Array, zones: readonly WalledZone[] = [], leastIsland = 0) {
  const { sink, source } = collectWalk();
  await readOsm(
    sniffOsm(file),
    (async function* () {
      yield file;
    })(),
    sink,
  );
  return buildWalk(source(facts, zones), leastIsland);
}

test.each([
  ['highway=residential', true],
  ['highway=motorway', false],
  ['highway=motorway foot=yes', true],
  ['highway=trunk motorroad=yes', false],
  ['highway=cycleway', true],
  ['highway=service access=no', false],
  ['highway=service access=no foot=yes', true],
  ['highway=primary sidewalk=separate', false],
  ['highway=construction foot=yes', false],
  ['highway=footway area=yes', false],
  ['highway=pedestrian area=yes', true],
  ['railway=platform', true],
  ['man_made=pier', true],
  ['building=yes', false],
  ['railway=rail', false],
])('%s is walked on: %s', (text, walked) => expect(footWay(tags(text)) !== null).toBe(walked));

test('what a way is besides', () => {
  expect(footWay(tags('highway=steps bridge=yes'))?.flags).toBe(FLAG.steps | FLAG.bridge);
  expect(footWay(tags('highway=service access=private'))?.isPrivate).toBe(true);
  expect(footWay(tags('highway=steps oneway:foot=-1'))?.only).toBe('backward');
  expect(footWay(tags('highway=residential oneway=yes'))?.only).toBeNull();
});

test('gates let walkers pass, walls and locks do not', () => {
  expect(
    ['barrier=gate', 'barrier=lift_gate access=private', 'barrier=bollard'].map((text) => stopsWalkers(tags(text))),
  ).toEqual([false, false, false]);
  expect(
    ['barrier=wall', 'barrier=gate locked=yes', 'barrier=gate foot=no'].map((text) => stopsWalkers(tags(text))),
  ).toEqual([true, true, true]);
});

test.each([
  ['waterway=river', false, 'river'],
  ['waterway=canal tunnel=culvert', false, null],
  ['waterway=stream', false, null],
  ['natural=water', true, 'river'],
  ['natural=water', false, null],
  ['railway=rail', false, 'railway'],
  ['railway=subway tunnel=yes', false, null],
  ['railway=rail bridge=viaduct', false, null],
  ['railway=platform', false, null],
  ['highway=residential', false, null],
])('%s (closed: %s) bars the way as %s', (text, isClosed, kind) => expect(barrierOf(tags(text), isClosed)).toBe(kind));

test('barriers are kept within the bounds, parted where a node is missing, without their needless points', async () => {
  const { graph } = await read(
    xmlOf(`<bounds minlon="101.199" minlat="41.29" maxlon="101.206" maxlat="41.31"/>${STREET}
    <node id="3" lon="101.201" lat="41.295"/><node id="4" lon="101.202" lat="41.295"/><node id="5" lon="101.203" lat="41.295"/>
    <node id="6" lon="101.204" lat="41.295"/><node id="7" lon="101.205" lat="41.295"/><node id="8" lon="101.3" lat="41.295"/>
    <node id="9" lon="101.4" lat="41.295"/><node id="11" lon="101.2011" lat="41.2951"/>
    <way id="12"><nd ref="3"/><nd ref="4"/><nd ref="5"/><nd ref="99"/><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="9"/><tag k="waterway" v="river"/></way>
    <way id="13"><nd ref="3"/><nd ref="4"/><nd ref="11"/><nd ref="3"/><tag k="natural" v="water"/></way>
    <way id="14"><nd ref="3"/><nd ref="11"/><nd ref="4"/><nd ref="3"/><tag k="railway" v="rail"/></way>`),
  );
  const { barrierKind, barrierStart } = graph;
  expect([...barrierKind]).toEqual([BARRIER.river, BARRIER.river, BARRIER.river, BARRIER.railway]);
  // of the straight river two points a piece, a triangle of water, a triangle of rails
  expect([...barrierStart]).toEqual([0, 2, 4, 8, 12]);
});

test('a pond and a step that nobody can have drawn are no barriers', async () => {
  const { graph } = await read(
    xmlOf(`${STREET}<node id="3" lon="101.201" lat="41.3001"/><node id="4" lon="101.2012" lat="41.3001"/>
    <node id="5" lon="101.2012" lat="41.3002"/><node id="6" lon="101.9" lat="41.3001"/>
    <way id="12"><nd ref="3"/><nd ref="4"/><nd ref="5"/><nd ref="3"/><tag k="natural" v="water"/></way>
    <way id="13"><nd ref="3"/><nd ref="6"/><tag k="railway" v="rail"/></way>`),
  );
  expect(graph.barrierKind).toHaveLength(0);
});

/** A street west to east, and a private drive that joins it in two places as a short cut to the north of it. */
const DRIVE = `<meta osm_base="2026-03-04T05:06:07Z"/>
  <node id="1" lon="101.200" lat="41.300"/><node id="2" lon="101.202" lat="41.298"/><node id="3" lon="101.204" lat="41.300"/>
  <node id="4" lon="101.202" lat="41.3001"/>
  <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
  <way id="11"><nd ref="1"/><nd ref="4"/><nd ref="3"/><tag k="highway" v="service"/><tag k="access" v="private"/></way>`;

test('a private drive is walked to and never through; the file says its day', async () => {
  const { graph } = await read(xmlOf(DRIVE));
  expect(graph.header.sourceDate).toBe('2026-03-04');
  const walker = new Walker(graph);
  const [west, east, home]: LonLat[] = [
    [101.2, 41.3],
    [101.204, 41.3],
    [101.202, 41.3001],
  ];
  if (!west || !east || !home) throw new Error('places');
  expect(walker.distances(west, [east], standard)[0]?.metres).toBeGreaterThan(500);
  expect(walker.distances(west, [home], standard)[0]?.metres).toBeLessThan(180);
  expect(walker.distances(home, [west, east], standard).map((walked) => Math.round(walked?.metres ?? 0))).toEqual([
    168, 168,
  ]);
});

/** A wall 101.201–101.203 × 41.2995–41.3005 across a street, with a gate where the street comes in. */
const wall = (gates: readonly LonLat[], isCertain = true): WalledZone => ({
  rings: [
    [
      [101.201, 41.2995],
      [101.203, 41.2995],
      [101.203, 41.3005],
      [101.201, 41.3005],
    ],
  ],
  gates: gates.map((at, i) => ({ id: `gate ${i}`, at, from: 0, to: 1440 })),
  isCertain,
});
const STREET = `<node id="1" lon="101.200" lat="41.300"/><node id="2" lon="101.204" lat="41.300"/>
  <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>`;

test('a wall cuts a street where no gate is near, and shuts the way through either way', async () => {
  const { graph, report } = await read(xmlOf(STREET), [wall([[101.20105, 41.3]])]);
  expect(report).toMatchObject({ cuts: 1, unusedGates: 0, openZones: 0 });
  const walker = new Walker(graph);
  const [home, east]: [LonLat, LonLat] = [
    [101.202, 41.3],
    [101.2039, 41.3],
  ];
  const [toHome, toEast] = walker.distances([101.2, 41.3], [home, east], standard);
  expect(Math.round(toHome?.metres ?? 0)).toBe(168);
  expect(toEast).toBeNull();
  const both = await read(xmlOf(STREET), [
    wall([
      [101.20105, 41.3],
      [101.203, 41.3],
    ]),
  ]);
  expect(new Walker(both.graph).distances([101.2, 41.3], [home, east], standard)).toEqual([toHome, null]);
});

test('a wall nobody is sure of stays open when none of its gates lies on a way', async () => {
  const far: LonLat = [101.202, 41.3005];
  const { graph, report } = await read(xmlOf(STREET), [wall([far], false)]);
  expect(report).toMatchObject({ cuts: 0, openZones: 1 });
  expect(new Walker(graph).distances([101.2, 41.3], [[101.204, 41.3]], standard)[0]).not.toBeNull();
});

test('nobody steps through a wall onto the path behind it', async () => {
  const { graph } = await read(
    xmlOf(`${STREET}<node id="3" lon="101.200" lat="41.3008"/><node id="4" lon="101.204" lat="41.3008"/>
    <way id="11"><nd ref="3"/><nd ref="4"/><tag k="highway" v="footway"/></way>`),
    [wall([[101.201, 41.3]])],
  );
  const walker = new Walker(graph);
  // 5 m inside the north wall the outer path is nearer than the street within
  const inside = walker.distances([101.202, 41.30045], [[101.202, 41.3]], standard)[0];
  expect(Math.round(inside?.metres ?? 0)).toBe(50);
  // 5 m outside it the inner street is not offered
  expect(walker.distances([101.202, 41.30055], [[101.202, 41.3008]], standard)[0]?.metres).toBeLessThan(30);
});

test('ways without a point in common do not meet: a bridge is no crossing', async () => {
  const { graph } = await read(
    xmlOf(`${STREET}<node id="3" lon="101.202" lat="41.299"/><node id="4" lon="101.202" lat="41.301"/>
    <way id="11"><nd ref="3"/><nd ref="4"/><tag k="highway" v="footway"/><tag k="bridge" v="yes"/></way>`),
  );
  expect(new Walker(graph).distances([101.2, 41.3], [[101.202, 41.301]], standard)).toEqual([null]);
});

test('a file without a way for walkers is refused', () =>
  expect(read(xmlOf('<node id="1" lon="101.2" lat="41.3"/>'))).rejects.toThrow('walk_nothing'));

const extracts = join(import.meta.dirname, '../../../shared/data');
test.skipIf(!existsSync(extracts)).each(['beijing_haidian_cau.osm', 'monaco_osmix.osm.pbf'])(
  'the real extract %s becomes a network that hangs together',
  async (name) => {
    const { graph } = await read(readFileSync(join(extracts, name)), [], 1000);
    const walker = new Walker(graph);
    const [west, south, east, north] = graph.header.bounds;
    const places = Array.from({ length: 100 }, (_, i): LonLat => [
      west + ((east - west) * (i % 10)) / 10,
      south + ((north - south) * Math.floor(i / 10)) / 10,
    ]);
    const reached = places.map(
      (place) => walker.distances(place, places, standard).filter((walked) => walked !== null).length,
    );
    expect(Math.max(...reached)).toBeGreaterThan(20);
  },
  30_000,
);
