import { archiveOf, photoOf } from '../domain/outbox-archive.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { AppContext } from './context.ts';

export interface Exported {
  /** A name for the file, with the day in it. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Everything unsent as a zip for the office, photos included. Nothing here changes by it. Throws a `Failure`. */
export async function exportOutbox(app: AppContext): Promise<Exported> {
  const { outbox, world, session } = app.store.getState();
  const exportedAt = new Date(app.clock.now()).toISOString();
  const by = profileOf(world)?.display_name ?? (session.kind === 'signed_in' ? session.email : '');
  const archive = archiveOf(outbox, { exported_at: exportedAt, device: app.settings.deviceName(), by });
  const photos = new Map<string, ArrayBuffer>();
  for (const { operation } of archive.operations) {
    const photo = photoOf(operation);
    const stored = photo && (await app.outbox.photo(photo.photo_id));
    if (stored) photos.set(photo.photo_id, stored.bytes);
  }
  const { packArchive } = await import('./outbox-zip.ts'); // the zip library comes when it is needed
  return {
    name: `lianxin-${exportedAt.slice(0, 16).replaceAll(/[-:T]/g, '')}.zip`,
    bytes: packArchive(archive, photos),
  };
}
