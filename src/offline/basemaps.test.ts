import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { IndexedBasemaps } from './basemaps.ts';

const bytes = new Uint8Array([1, 2, 3, 4, 5, 6]);
const town = { url: '/basemaps/town.pmtiles', name: '小城' };
const clock = { now: () => Date.parse('2026-11-20T02:00:00Z') };
const never = new AbortController().signal;

const serving = (respond: () => Response | Promise<Response>) =>
  new IndexedBasemaps(() => Promise.resolve(respond()), clock);
const whole = () => new Response(bytes, { headers: { 'content-length': '6', etag: '"v1"' } });

afterEach(() => serving(whole).removeAll());

describe('kept basemaps', () => {
  it('are read back byte by byte, with size, date and version (B1)', async () => {
    const basemaps = serving(whole);
    const told: number[] = [];
    await basemaps.keep(town, (n) => told.push(n), never);
    expect(told.at(-1)).toBe(6);
    expect(await basemaps.list()).toEqual([{ ...town, bytes: 6, keptAt: '2026-11-20T02:00:00.000Z', etag: '"v1"' }]);
    const found = await basemaps.find(town.url);
    expect([...new Uint8Array((await found?.archive.slice(2, 4).arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual([3, 4]);
    expect(found?.etag).toBe('"v1"');
  });

  it('that ended early are not kept (B2)', async () => {
    const basemaps = serving(() => new Response(bytes, { headers: { 'content-length': '7' } }));
    await expect(basemaps.keep(town, () => undefined, never)).rejects.toMatchObject({ code: 'network' });
    expect(await basemaps.list()).toEqual([]);
    expect(await basemaps.find(town.url)).toBeNull();
  });

  it('that the server refuses are not kept', async () => {
    const basemaps = serving(() => new Response('no', { status: 404 }));
    await expect(basemaps.keep(town, () => undefined, never)).rejects.toMatchObject({ code: 'server' });
  });

  it('stay as they were when a newer one is cancelled (B2)', async () => {
    await serving(whole).keep(town, () => undefined, never);
    const abort = new AbortController();
    abort.abort(new DOMException('cancelled', 'AbortError'));
    const basemaps = serving(whole);
    await expect(basemaps.keep(town, () => undefined, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(await basemaps.list()).toHaveLength(1);
  });

  it('are found anew after they were fetched or removed', async () => {
    const basemaps = serving(whole);
    expect(await basemaps.find(town.url)).toBeNull();
    await basemaps.keep(town, () => undefined, never);
    expect(await basemaps.find(town.url)).not.toBeNull();
    await basemaps.removeAll();
    expect(await basemaps.find(town.url)).toBeNull();
    expect(await basemaps.list()).toEqual([]);
  });
});
