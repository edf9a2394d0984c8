/**
 * “下载离线包”: everything for a day without a network. The app's files and the territory come by themselves; the basemap is
 * fetched here because it is large and somebody should decide that.
 */
import { Failure, toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { measureDevice } from './measure-device.ts';
import { offlineBasemaps } from './offline-basemaps.ts';
import { pull } from './pull.ts';
import { setDevice } from './set-device.ts';

const running = new WeakMap<AppContext, AbortController>();

/** Never throws: how it goes is `state.device.download`. What is already kept is fetched anew, as the server has it now. */
export async function downloadOffline(app: AppContext): Promise<void> {
  if (running.has(app)) return;
  const abort = new AbortController();
  running.set(app, abort);
  setDevice(app, { download: { kind: 'running', bytes: 0, total: null } });
  try {
    const wanted = offlineBasemaps(app.store.getState());
    const total = await sizeOf(app);
    await requireRoom(app, total);
    let before = 0;
    for (const basemap of wanted) {
      let here = 0;
      await app.device.basemaps.keep(
        basemap,
        (bytes) => {
          here = bytes;
          if (!abort.signal.aborted) setDevice(app, { download: { kind: 'running', bytes: before + bytes, total } });
        },
        abort.signal,
      );
      before += here;
    }
    for (const { bounds } of wanted) await app.walk.keep(bounds);
    await pull(app);
    setDevice(app, { download: { kind: 'idle' } });
  } catch (thrown) {
    const failure = toFailure(thrown);
    setDevice(app, { download: abort.signal.aborted ? { kind: 'idle' } : { kind: 'failed', failure } });
  } finally {
    running.delete(app);
    await measureDevice(app);
  }
}

/** What has arrived of the file under way is let go; files that were complete stay. */
export function cancelDownload(app: AppContext): void {
  running.get(app)?.abort();
}

/** Asks the server how large the archives are, for the button; the sum, or null while one is unknown. Throws `network`. */
export async function sizeOf(app: AppContext): Promise<number | null> {
  const wanted = offlineBasemaps(app.store.getState());
  const sizes = await Promise.all(wanted.map(async ({ url }) => [url, await app.device.basemaps.size(url)] as const));
  const known = sizes.filter((size): size is readonly [string, number] => size[1] !== null);
  setDevice(app, { basemapBytes: Object.fromEntries(known) });
  return known.length === wanted.length ? known.reduce((sum, [, bytes]) => sum + bytes, 0) : null;
}

async function requireRoom(app: AppContext, total: number | null): Promise<void> {
  const estimate = await app.device.disk.estimate();
  if (estimate && total !== null && estimate.quota - estimate.usage < total)
    throw new Failure('storage', `${total} bytes do not fit`);
}
