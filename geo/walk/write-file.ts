import { align, MAGIC, SECTIONS, VERSION, type Counts } from './file-layout.ts';
import type { WalkGraph } from './graph.ts';

/** The network as the bytes of its file (`file-layout.ts`); equal networks give equal bytes. */
export function writeWalkFile({ header, ...arrays }: WalkGraph): Uint8Array<ArrayBuffer> {
  const counts: Counts = {
    nodes: arrays.x.length,
    edges: arrays.from.length,
    shapePoints: arrays.shape.length / 2,
    rings: arrays.ringZone.length,
    ringPoints: arrays.rings.length / 2,
    barriers: arrays.barrierKind.length,
    barrierPoints: arrays.barriers.length / 2,
  };
  const text = new TextEncoder().encode(JSON.stringify({ ...header, counts }));
  const start = align(12 + text.length);
  const size = SECTIONS.reduce((at, { array, length }) => align(at + length(counts) * array.BYTES_PER_ELEMENT), start);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, text.length, true);
  bytes.set(text, 12);
  let at = start;
  for (const { name } of SECTIONS) {
    const array = arrays[name];
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at = align(at + array.byteLength);
  }
  return bytes;
}
