import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../problem.ts';
import { collectOsm } from './collect.ts';
import type { Collected } from './collect.ts';
import { readOsm, sniffOsm } from './read.ts';
import { blob, chunksOf, message, SMALL_XML, smallPbf, xmlOf } from './test-files.ts';

async function collect(bytes: Uint8Array, chunk?: number): Promise<Collected> {
  const { sink, collected } = collectOsm();
  await readOsm(sniffOsm(bytes.subarray(0, 64)), chunksOf(bytes, chunk), sink);
  return collected();
}

/** The codes a file is refused with. */
async function refusal(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    await collect(bytes);
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.problems.map((problem) => problem.code);
    throw error;
  }
}

const deflated = (payload: Uint8Array): Uint8Array =>
  message([2, payload.length], [3, new Uint8Array(deflateSync(payload))]);

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('OSM XML', () => {
  it('is read the same in chunks of any size, through the middle of a character', async () => {
    for (const size of [1, 7, 100_000]) {
      const { nodes, ways, points, bounds } = await collect(SMALL_XML, size);
      expect([nodes.size, ways.size, points.length]).toEqual([10, 3, 1]);
      expect(ways.get(20)?.tags.get('name')).toBe('松风苑');
      expect(nodes.find(9)).toEqual([101.203, 41.30201]);
      expect(bounds).toEqual([101.2, 41.3, 101.21, 41.31]);
    }
  });

  it.each<[what: string, bytes: Uint8Array, code: string]>([
    ['an empty file', new Uint8Array(0), 'file_empty'],
    ['blanks only', text('  \n '), 'file_empty'],
    ['a cut file', SMALL_XML.subarray(0, 900), 'xml_malformed'],
    ['another XML', text('<?xml version="1.0"?><kml><Document/></kml>'), 'xml_not_osm'],
    ['a web page', text('<!DOCTYPE html><html></html>'), 'xml_doctype'],
    [
      'an entity bomb',
      text('<!DOCTYPE osm [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><osm>&b;</osm>'),
      'xml_doctype',
    ],
    ['an outside entity', text('<!DOCTYPE osm SYSTEM "file:///etc/passwd"><osm/>'), 'xml_doctype'],
    ['an undefined entity', xmlOf('<node id="1" lon="1" lat="1"><tag k="name" v="&lol;"/></node>'), 'xml_malformed'],
    ['a deep pile', xmlOf('<a>'.repeat(50)), 'xml_malformed'],
    ['a node without place', xmlOf('<node id="1"/>'), 'osm_bad_element'],
    ['a node on no globe', xmlOf('<node id="1" lon="181" lat="0"/>'), 'osm_bad_element'],
    ['a way without node', xmlOf('<way id="1"><nd/></way>'), 'osm_bad_element'],
    ['a relation of nothing', xmlOf('<relation id="1"><member type="street" ref="1"/></relation>'), 'osm_bad_element'],
    ['a way of 40,000 nodes', xmlOf(`<way id="1">${'<nd ref="1"/>'.repeat(40_000)}</way>`), 'osm_bad_element'],
    [
      'another encoding',
      new Uint8Array([...text('<osm><node id="1" lon="1" lat="1"><tag k="n" v="'), 0xb1, 0xb1, 0xbe, 0xa9]),
      'not_utf8',
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'unknown_format'],
    ['a packed file', new Uint8Array([0x1f, 0x8b, 8, 0]), 'compressed'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toEqual([code]);
  });

  it('leaves deleted elements out', async () => {
    const { nodes } = await collect(
      xmlOf('<node id="1" lon="1" lat="1" visible="false"/><node id="2" lon="1" lat="1"/>'),
    );
    expect(nodes.size).toBe(1);
  });
});

describe('OSM PBF', () => {
  it('is read in chunks of any size', async () => {
    for (const size of [1, 13, 100_000]) {
      const { nodes, ways, areas, points } = await collect(smallPbf(deflated), size);
      expect([nodes.size, ways.size, areas.length, points.length]).toEqual([4, 2, 1, 1]);
      expect(nodes.find(3)).toEqual([101.204, 41.303]);
      expect(areas[0]?.members.map((member) => `${member.type} ${member.ref} ${member.role}`)).toEqual([
        'way 20 outer',
        'way 21 outer',
      ]);
      expect(points[0]).toMatchObject({ id: 2, at: [101.204, 41.302] });
    }
  });

  it('is refused when cut anywhere but between blocks', async () => {
    const whole = smallPbf(deflated);
    const header = message([4, 'OsmSchema-V0.6'], [4, 'DenseNodes']);
    const firstBlock = blob('OSMHeader', header, deflated(header)).length;
    for (let length = 5; length < whole.length; length++) {
      expect(await refusal(whole.subarray(0, length))).toEqual(length === firstBlock ? [] : ['pbf_truncated']);
    }
  });

  it.each<[what: string, bytes: Uint8Array, code: string]>([
    ['data without a header', blob('OSMData', new Uint8Array(0)), 'unknown_format'],
    ['history files', blob('OSMHeader', message([4, 'HistoricalInformation'])), 'pbf_unsupported'],
    ['other packing', blob('OSMHeader', new Uint8Array(0), message([7, new Uint8Array(3)])), 'pbf_unsupported'],
    ['damaged data', blob('OSMHeader', new Uint8Array(0), message([3, new Uint8Array([1, 2, 3, 4])])), 'pbf_malformed'],
    ['a forged length', blob('OSMHeader', new Uint8Array([0x22, 0x7f, 1])), 'pbf_malformed'],
    ['a bomb of 40 MiB', blob('OSMHeader', new Uint8Array(0), deflated(new Uint8Array(40 << 20))), 'pbf_malformed'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toEqual([code]);
  });

  it('says where in the file it is broken', async () => {
    const header = blob('OSMHeader', new Uint8Array(0));
    const broken = new Uint8Array([...header, ...blob('OSMData', new Uint8Array([0x0a]))]);
    await expect(collect(broken)).rejects.toMatchObject({ problems: [{ params: { offset: header.length } }] });
  });
});

describe('whatever happens to a file', () => {
  const damage = (whole: Uint8Array) =>
    fc.record({
      length: fc.integer({ min: 0, max: whole.length }),
      changes: fc.array(fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 4,
      }),
    });

  it.each([
    ['xml', SMALL_XML],
    ['pbf', smallPbf()],
    ['packed pbf', smallPbf(deflated)],
  ])('%s is read or refused by a code', async (_, whole) => {
    await fc.assert(
      fc.asyncProperty(damage(whole), async ({ length, changes }) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        await refusal(bytes.subarray(0, length));
      }),
      { numRuns: 400 },
    );
  });
});
