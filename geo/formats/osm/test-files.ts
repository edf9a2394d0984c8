/** Tiny OpenStreetMap files made in code, for tests: what a writer of the format would write, and chunks to read it by. */

export const xmlOf = (body: string): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">${body}</osm>\n`);

/** A named compound of about 170 m by 110 m with one building, one gate on its edge, and a street. */
export const SMALL_XML = xmlOf(`
  <bounds minlat="41.30" minlon="101.20" maxlat="41.31" maxlon="101.21"/>
  <node id="1" lon="101.202" lat="41.302"/><node id="2" lon="101.204" lat="41.302"/>
  <node id="3" lon="101.204" lat="41.303"/><node id="4" lon="101.202" lat="41.303"/>
  <node id="5" lon="101.2025" lat="41.3022"/><node id="6" lon="101.2029" lat="41.3022"/>
  <node id="7" lon="101.2029" lat="41.3024"/><node id="8" lon="101.2025" lat="41.3024"/>
  <node id="9" lon="101.203" lat="41.30201"><tag k="barrier" v="lift_gate"/></node>
  <node id="10" lon="101.200" lat="41.3015"/>
  <way id="20"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="landuse" v="residential"/><tag k="name" v="松风苑"/></way>
  <way id="21"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="5"/><tag k="building" v="apartments"/><tag k="building:levels" v="6"/><tag k="name" v="3号楼"/></way>
  <way id="22"><nd ref="10"/><nd ref="9"/><tag k="highway" v="service"/><tag k="name" v="松风路"/></way>`);

type Field = readonly [field: number, value: number | string | Uint8Array | readonly number[]];

function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return bytes;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** Encodes one message: numbers as varints, lists as packed varints. */
export function message(...fields: Field[]): Uint8Array {
  const bytes: number[] = [];
  for (const [field, value] of fields) {
    if (typeof value === 'number') bytes.push(...varint(field * 8), ...varint(value));
    else {
      const payload =
        typeof value === 'string'
          ? new TextEncoder().encode(value)
          : value instanceof Uint8Array
            ? value
            : value.flatMap(varint);
      bytes.push(...varint(field * 8 + 2), ...varint(payload.length), ...payload);
    }
  }
  return new Uint8Array(bytes);
}

/** One block of the file; its body holds the payload raw unless `body` says otherwise. */
export function blob(type: string, payload: Uint8Array, body: Uint8Array = message([1, payload])): Uint8Array {
  const header = message([1, type], [3, body.length]);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length);
  return new Uint8Array([...length, ...header, ...body]);
}

const deltas = (values: readonly number[]): number[] => values.map((value, i) => zigzag(value - (values[i - 1] ?? 0)));

const HEADER = message([4, 'OsmSchema-V0.6'], [4, 'DenseNodes']);

/** The compound of `SMALL_XML` as PBF, with its outline split in two ways and joined by a relation. */
export function smallPbf(pack: (payload: Uint8Array) => Uint8Array = (payload) => message([1, payload])): Uint8Array {
  const strings = ['', 'landuse', 'residential', 'name', '松风苑', 'type', 'multipolygon', 'outer', 'barrier', 'gate'];
  const table = message(...strings.map((text): Field => [1, text]));
  const lons = [1012020000, 1012040000, 1012040000, 1012020000];
  const lats = [413020000, 413020000, 413030000, 413030000];
  const dense = message([1, deltas([1, 2, 3, 4])], [8, deltas(lats)], [9, deltas(lons)], [10, [0, 8, 9, 0, 0, 0]]);
  const way = (id: number, refs: number[]): Uint8Array => message([1, id], [8, deltas(refs)]);
  const relation = message([1, 30], [2, [1, 3, 5]], [3, [2, 4, 6]], [8, [7, 7]], [9, deltas([20, 21])], [10, [1, 1]]);
  const group = message([2, dense], [3, way(20, [1, 2, 3])], [3, way(21, [1, 4, 3])], [4, relation]);
  const block = message([1, table], [2, group]);
  return new Uint8Array([...blob('OSMHeader', HEADER, pack(HEADER)), ...blob('OSMData', block, pack(block))]);
}

/** The bytes in pieces of `size`, as a file stream gives them. */
export async function* chunksOf(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
