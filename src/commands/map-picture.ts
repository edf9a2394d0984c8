/**
 * Pictures of the map, for print and export: the map offers to take them while it is on the page, screens ask for one. The
 * port stands here because `ui/` and `map/` never import each other.
 */
import { Failure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';

/** CSS pixels; `pixelRatio` is how many device pixels go to one. A3 lying is 1587 × 1123, at 2 it prints with 192 dpi. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

export interface MapPicture {
  /** PNG. */
  readonly image: Blob;
  /** At its middle, for a scale bar. */
  readonly metresPerPixel: number;
}

export type TakePicture = (size: PictureSize) => Promise<MapPicture>;

const offers = new WeakMap<AppContext, TakePicture>();

/** Returns the way to take the offer back. */
export function offerMapPicture(app: AppContext, take: TakePicture): () => void {
  offers.set(app, take);
  return () => {
    if (offers.get(app) === take) offers.delete(app);
  };
}

/**
 * What the map shows now where no panel covers it, that ground at least, drawn anew in this size. Rejects with a `Failure`: `unsupported` while
 * there is no map.
 */
export async function takeMapPicture(app: AppContext, size: PictureSize): Promise<MapPicture> {
  const take = offers.get(app);
  if (!take) throw new Failure('unsupported', 'there is no map to take a picture of');
  try {
    return await take(size);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('unexpected', 'the picture failed', { cause: error });
  }
}
