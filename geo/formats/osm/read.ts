/** Reads either OSM format; the first bytes decide, not the file's name. */
import { refuse } from '../problem.ts';
import type { Chunks, OsmSink } from './element.ts';
import { readOsmPbf } from './read-pbf.ts';
import { readOsmXml } from './read-xml.ts';

export type OsmFormat = 'xml' | 'pbf';

const PACKED: readonly (readonly number[])[] = [
  [0x1f, 0x8b], // gzip
  [0x42, 0x5a, 0x68], // bzip2
  [0x50, 0x4b, 0x03, 0x04], // zip
  [0xfd, 0x37, 0x7a, 0x58], // xz
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
];

/** What the first bytes (at least 16 where the file has them) say. */
export function sniffOsm(head: Uint8Array): OsmFormat {
  if (head.length === 0) throw refuse('file_empty');
  if (PACKED.some((magic) => magic.every((byte, i) => head[i] === byte))) throw refuse('compressed');
  const start = new TextDecoder()
    .decode(head.subarray(0, 64))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('<')) return 'xml';
  if (start === '') throw refuse('file_empty');
  if (head[0] === 0 && head[1] === 0 && head[4] === 0x0a) return 'pbf';
  throw refuse('unknown_format');
}

export const readOsm = (format: OsmFormat, chunks: Chunks, sink: OsmSink): Promise<void> =>
  format === 'xml' ? readOsmXml(chunks, sink) : readOsmPbf(chunks, sink);
