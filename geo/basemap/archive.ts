/**
 * Writes a PMTiles v3 archive: header, root directory, metadata, leaf directories, tiles. Clustered (tiles in the order
 * of their ids) and gzip throughout, so that a browser fetches neighbours with few Range requests.
 */
import { encodeDirectory, type Entry } from './directory.ts';
import { gzip } from './gzip.ts';

export interface ArchiveTile {
  tileId: number;
  /** Already gzip-compressed. */
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ArchiveOptions {
  minzoom: number;
  maxzoom: number;
  /** [west, south, east, north], degrees. */
  bounds: readonly [number, number, number, number];
  metadata: Record<string, unknown>;
  /** Bytes the root directory may take; the format allows no more than the default. */
  rootLimit?: number;
}

const HEADER = 127;
/** Readers fetch the first 16 KiB at once; header and root directory must lie inside. */
const ROOT_LIMIT = 16_384 - HEADER;
const LEAF_ENTRIES = 2048;
const GZIP = 2;
const MVT = 1;

/** Lays tiles out once each: equal bytes are stored once, equal neighbours share an entry. */
function layOut(tiles: readonly ArchiveTile[]): { entries: Entry[]; data: Uint8Array<ArrayBuffer>[]; size: number } {
  const entries: Entry[] = [];
  const data: Uint8Array<ArrayBuffer>[] = [];
  const known = new Map<string, { offset: number; length: number }>();
  let size = 0;
  for (const tile of [...tiles].sort((a, b) => a.tileId - b.tileId)) {
    // Only small tiles (open ground, water) repeat; they are told apart by their bytes.
    const key = tile.bytes.length < 512 ? tile.bytes.join() : `at ${tile.tileId}`;
    let place = known.get(key);
    if (!place) {
      place = { offset: size, length: tile.bytes.length };
      known.set(key, place);
      data.push(tile.bytes);
      size += tile.bytes.length;
    }
    const last = entries[entries.length - 1];
    if (last && last.offset === place.offset && tile.tileId === last.tileId + last.runLength) last.runLength++;
    else entries.push({ tileId: tile.tileId, offset: place.offset, length: place.length, runLength: 1 });
  }
  return { entries, data, size };
}

async function directories(
  entries: readonly Entry[],
  limit: number,
): Promise<{ root: Uint8Array<ArrayBuffer>; leaves: Uint8Array<ArrayBuffer>[] }> {
  const whole = await gzip(encodeDirectory(entries));
  if (whole.length <= limit) return { root: whole, leaves: [] };
  for (let size = LEAF_ENTRIES; ; size *= 2) {
    const leaves: Uint8Array<ArrayBuffer>[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let i = 0; i < entries.length; i += size) {
      const leaf = await gzip(encodeDirectory(entries.slice(i, i + size)));
      pointers.push({ tileId: (entries[i] as Entry).tileId, offset, length: leaf.length, runLength: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = await gzip(encodeDirectory(pointers));
    if (root.length <= limit || pointers.length === 1) return { root, leaves };
  }
}

const total = (parts: readonly Uint8Array[]): number => parts.reduce((sum, p) => sum + p.length, 0);

export async function writeArchive(
  tiles: readonly ArchiveTile[],
  options: ArchiveOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { entries, data, size } = layOut(tiles);
  const { root, leaves } = await directories(entries, options.rootLimit ?? ROOT_LIMIT);
  const metadata = await gzip(new TextEncoder().encode(JSON.stringify(options.metadata)));
  const sections = [root.length, metadata.length, total(leaves), size];
  const archive = new Uint8Array(HEADER + sections.reduce((a, b) => a + b, 0));
  const view = new DataView(archive.buffer);
  archive.set(new TextEncoder().encode('PMTiles'));
  view.setUint8(7, 3);
  let offset = HEADER;
  sections.forEach((length, i) => {
    view.setBigUint64(8 + i * 16, BigInt(offset), true);
    view.setBigUint64(16 + i * 16, BigInt(length), true);
    offset += length;
  });
  view.setBigUint64(72, BigInt(tiles.length), true);
  view.setBigUint64(80, BigInt(entries.length), true);
  view.setBigUint64(88, BigInt(data.length), true);
  view.setUint8(96, 1);
  view.setUint8(97, GZIP);
  view.setUint8(98, GZIP);
  view.setUint8(99, MVT);
  view.setUint8(100, options.minzoom);
  view.setUint8(101, options.maxzoom);
  const [west, south, east, north] = options.bounds;
  [west, south, east, north].forEach((degrees, i) => view.setInt32(102 + i * 4, Math.round(degrees * 1e7), true));
  view.setUint8(118, Math.min(options.maxzoom, Math.max(options.minzoom, 14)));
  view.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  view.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);
  let position = HEADER;
  for (const part of [root, metadata, ...leaves, ...data]) {
    archive.set(part, position);
    position += part.length;
  }
  return archive;
}
