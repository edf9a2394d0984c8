/**
 * What comes out of a camera as what is kept and sent (O9): at most 1600 px and 400 kB, JPEG, upright. Drawing it anew leaves
 * behind everything the camera wrote beside the picture: where it was taken, when, with what.
 */
import { Failure } from '../domain/failure.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import { sha256 } from './sha256.ts';

const LONGEST_SIDE = 1600;
const LARGEST_BYTES = 400 * 1024;
const QUALITY = 0.8;
/** Where a picture of much detail stays too large: each step a little coarser, then smaller. */
const STEPS = [
  { scale: 1, quality: QUALITY },
  { scale: 1, quality: 0.6 },
  { scale: 0.75, quality: 0.6 },
  { scale: 0.5, quality: 0.6 },
  { scale: 0.35, quality: 0.5 },
] as const;

/** Throws `Failure('invalid_input')` for a file that is no picture this browser can read. */
export async function preparePhoto(file: Blob, photoId: PhotoId, takenAt: string): Promise<PreparedPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((thrown: unknown) => {
    throw new Failure('invalid_input', `no picture: ${file.type || 'unknown type'}`, { cause: thrown });
  });
  try {
    for (const { scale, quality } of STEPS) {
      const { blob, width, height } = await draw(picture, LONGEST_SIDE * scale, quality);
      if (blob.size > LARGEST_BYTES) continue;
      const bytes = await blob.arrayBuffer();
      const facts = { photo_id: photoId, sha256: sha256(new Uint8Array(bytes)), size_bytes: bytes.byteLength };
      return { ...facts, width, height, taken_at: takenAt, bytes };
    }
  } finally {
    picture.close();
  }
  throw new Failure('invalid_input', 'the picture cannot be made small enough');
}

async function draw(picture: ImageBitmap, longest: number, quality: number) {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('unsupported', 'no 2d canvas');
  context.imageSmoothingQuality = 'high';
  // What is transparent (a screenshot) would come out black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality }), width, height };
}
