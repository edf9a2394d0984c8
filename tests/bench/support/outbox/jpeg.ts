import { createHash, randomFillSync } from 'node:crypto';

/** Bytes that begin as a JPEG does, no two alike; with their hash and size, as the camera's pipeline gives them. */
export function aJpeg(size_bytes: number): { bytes: ArrayBuffer; sha256: string; size_bytes: number } {
  const bytes = new ArrayBuffer(size_bytes);
  const view = new Uint8Array(bytes);
  randomFillSync(view);
  view.set([0xff, 0xd8, 0xff, 0xe0]);
  return { bytes, sha256: createHash('sha256').update(view).digest('hex'), size_bytes };
}
