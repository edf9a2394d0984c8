import type { PhotoId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';

/** A photo's picture while it is still on this device; null once the server has confirmed it. */
export async function readPendingPhoto(app: AppContext, id: PhotoId): Promise<ArrayBuffer | null> {
  return (await app.outbox.photo(id))?.bytes ?? null;
}

/** A photo's picture, from this device or else from the server, which records the look. Throws a `Failure`. */
export async function readPhoto(app: AppContext, id: PhotoId): Promise<ArrayBuffer> {
  return (await readPendingPhoto(app, id)) ?? (await app.remote.readPhoto(id));
}
