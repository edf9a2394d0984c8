import { describe, expect, it } from 'vitest';
import { fakeApp, signedIn } from '../../tests/fakes/fake-app.ts';
import { later, settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import type { Basemap } from '../domain/runtime-config.ts';
import { cancelDownload, downloadOffline } from './download-offline.ts';
import { followDevice } from './follow-device.ts';
import { removeOffline } from './remove-offline.ts';
import { setOnline } from './set-online.ts';
import { updateApp } from './update-app.ts';

const basemap = (id: string): Basemap => ({
  id,
  name: id,
  url: `/basemaps/${id}.pmtiles`,
  bounds: [101, 41, 102, 42],
  attribution: '',
});
const withBasemaps = () => {
  const app = fakeApp({ basemaps: [basemap('a'), basemap('b')] });
  app.device.basemaps.sizes = { '/basemaps/a.pmtiles': 100, '/basemaps/b.pmtiles': 300 };
  return app;
};
const kept = (app: ReturnType<typeof fakeApp>) => app.store.getState().device.basemaps.map(({ name }) => name);

describe('the offline package', () => {
  it('keeps the basemaps and tells how far it is', async () => {
    const app = withBasemaps();
    const shown: unknown[] = [];
    app.store.subscribe(({ device }) => device.download.kind === 'running' && shown.push(device.download.bytes));
    await downloadOffline(app);
    expect(kept(app)).toEqual(['a', 'b']);
    expect(shown.slice(-4)).toEqual([50, 100, 250, 400]);
    expect(app.store.getState().device.download).toEqual({ kind: 'idle' });
  });

  it('is refused before it begins where it does not fit', async () => {
    const app = withBasemaps();
    app.device.disk.room = { usage: 0, quota: 399 };
    await downloadOffline(app);
    expect(app.store.getState().device.download).toMatchObject({ kind: 'failed', failure: { code: 'storage' } });
    expect(kept(app)).toEqual([]);
  });

  it('can be cancelled, and says nothing of a failure then', async () => {
    const app = withBasemaps();
    const gate = later<void>();
    app.device.basemaps.gate = gate.promise;
    const done = downloadOffline(app);
    await settled();
    cancelDownload(app);
    gate.resolve(undefined);
    await done;
    expect(app.store.getState().device.download).toEqual({ kind: 'idle' });
    expect(kept(app)).toEqual([]);
  });

  it('says why it stopped', async () => {
    const app = withBasemaps();
    app.device.basemaps.broken = new Failure('network');
    await downloadOffline(app);
    expect(app.store.getState().device.download).toMatchObject({ kind: 'failed', failure: { code: 'network' } });
  });

  it('can be removed', async () => {
    const app = withBasemaps();
    await downloadOffline(app);
    await removeOffline(app);
    expect(kept(app)).toEqual([]);
  });
});

describe('the device', () => {
  it('is asked not to forget, once somebody is signed in, and its answer is known', async () => {
    const app = fakeApp();
    app.device.disk.grants = false;
    const stop = followDevice(app);
    expect(app.store.getState().device.persisted).toBeNull();
    app.store.setState(signedIn);
    await settled();
    expect(app.store.getState().device.persisted).toBe(false);
    stop();
  });

  it('says when a newer build waits, and takes it over only when told', () => {
    const app = fakeApp();
    followDevice(app);
    app.device.appFiles.tell('waiting');
    expect(app.store.getState().device.app).toBe('waiting');
    expect(app.device.appFiles.story).toEqual([]);
    updateApp(app);
    expect(app.device.appFiles.story).toEqual(['took over']);
  });

  it('looks for a newer build when the network is back', () => {
    const app = fakeApp({ online: false });
    followDevice(app);
    setOnline(app, true);
    expect(app.device.appFiles.story).toEqual(['looked']);
  });
});
