/** In the browser, because only it can read pictures and make them anew. */
import { describe, expect, test } from 'vitest';
import type { PhotoId } from '../domain/ids.ts';
import { preparePhoto } from './prepare-photo.ts';
import { sha256 } from './sha256.ts';

const TAKEN = '2026-11-20T02:00:00Z';
const prepare = (file: Blob) => preparePhoto(file, 'photo-1' as PhotoId, TAKEN);

async function picture(width: number, height: number, noise = false, type = 'image/jpeg'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#2a6';
  context.fillRect(0, 0, width, height);
  if (noise) {
    const image = context.createImageData(width, height);
    for (let at = 0; at < image.data.length; at += 65_536)
      crypto.getRandomValues(image.data.subarray(at, Math.min(at + 65_536, image.data.length)));
    context.putImageData(image, 0, 0);
  }
  return canvas.convertToBlob({ type, quality: 0.95 });
}

/** A JPEG with what a camera writes beside the picture: turned by a quarter, and a text where the place would be. */
async function withExif(blob: Blob): Promise<Blob> {
  const jpeg = new Uint8Array(await blob.arrayBuffer());
  const tiff = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
  const secret = [...new TextEncoder().encode('lat 36.1 lon 114.3')];
  const body = [...new TextEncoder().encode('Exif'), 0, 0, ...tiff, ...secret];
  const segment = [0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
  return new Blob([jpeg.slice(0, 2), new Uint8Array(segment), jpeg.slice(2)], { type: 'image/jpeg' });
}

describe('a photo', () => {
  test('is at most 1600 px and keeps its shape', async () => {
    const { width, height, bytes, size_bytes, ...rest } = await prepare(await picture(3200, 2400));
    expect([width, height]).toEqual([1600, 1200]);
    expect(size_bytes).toBe(bytes.byteLength);
    expect(rest).toEqual({ photo_id: 'photo-1', taken_at: TAKEN, sha256: sha256(new Uint8Array(bytes)) });
    const again = await createImageBitmap(new Blob([bytes]));
    expect([again.width, again.height]).toEqual([1600, 1200]);
  });

  test('is not made larger than it was', async () => {
    expect(await prepare(await picture(300, 200))).toMatchObject({ width: 300, height: 200 });
  });

  test('of nothing but noise still fits', async () => {
    const { size_bytes } = await prepare(await picture(2400, 1800, true));
    expect(size_bytes).toBeLessThanOrEqual(400 * 1024);
  });

  test('leaves behind what the camera wrote, and stands upright', async () => {
    const { width, height, bytes } = await prepare(await withExif(await picture(400, 300)));
    expect([width, height]).toEqual([300, 400]);
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).not.toContain('Exif');
    expect(text).not.toContain('114.3');
    expect(text.startsWith('\u00ff\u00d8\u00ff')).toBe(true);
  });

  test('may have been a PNG', async () => {
    const { bytes } = await prepare(await picture(40, 30, false, 'image/png'));
    expect([...new Uint8Array(bytes, 0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  });

  test('that is none is refused', async () => {
    await expect(prepare(new Blob(['not a picture'], { type: 'image/jpeg' }))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
