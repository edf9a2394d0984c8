import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, rowsOf, signedIn } from '../../tests/fakes/fake-app.ts';
import { fullDisk } from '../../tests/fakes/fake-replica.ts';
import { later, settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import type { PullPage } from '../domain/pull-page.ts';
import { initialSync } from '../state/sync.ts';
import { abandonPull } from './pull-under-way.ts';
import { pull } from './pull.ts';

const grids = (...names: string[]) => {
  const world = aWorld().as('grid_worker', 'grid-1');
  for (const name of names) world.withGrid(name);
  return world.build();
};

describe('the first pull', () => {
  it('shows every page as it arrives, and calls the data current only after the last', async () => {
    const app = fakeApp(signedIn);
    const [first, second] = [later<PullPage>(), later<PullPage>()];
    app.remote.answers = [first.promise, second.promise];
    const done = pull(app);
    const page = aPage({ full: true, more: true, progress: 0.4, changes: rowsOf(grids('grid-1')) });
    first.resolve(page);
    await settled();
    expect(app.store.getState().world.territory.has('grid-1')).toBe(true);
    expect(app.store.getState().sync).toMatchObject({ phase: 'pulling', progress: 0.4, dataAsOf: null });

    second.resolve(
      aPage({ changes: rowsOf(aWorld().withGrid('grid-2').build()), serverTime: '2026-11-20T02:00:05.000Z' }),
    );
    await done;
    const { world, sync, session } = app.store.getState();
    expect([...world.territory.keys()]).toEqual(expect.arrayContaining(['grid-1', 'grid-2']));
    expect(sync).toMatchObject({ phase: 'idle', progress: null, dataAsOf: '2026-11-20T02:00:05.000Z', failure: null });
    expect(session).toMatchObject({ role: 'grid_worker' });
    expect(app.remote.asked).toEqual([null, page.cursor]);
    expect(app.replica.kept.map(({ place }) => place)).toEqual(['first_of_full', 'next_of_full']);
  });

  it('is shown at once, then once a second, then whole: each showing draws the map anew', async () => {
    const app = fakeApp(signedIn);
    const shown: number[] = [];
    app.store.subscribe(({ world }, before) => {
      if (world !== before.world) shown.push(world.hotline.size);
    });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    app.remote.answers = names.map((id, n) =>
      aPage({ full: n === 0, more: n < 5, changes: rowsOf(aWorld().withHotline(id).build()) }),
    );
    /** The device takes 400 ms to keep a page. */
    app.replica.keep = () => {
      app.clock.time += 400;
      return Promise.resolve();
    };
    await pull(app);
    expect(shown).toEqual([1, 4, 6]);
  });

  it('shows what had arrived when it is interrupted', async () => {
    const app = fakeApp(signedIn);
    const second = aPage({ more: true, changes: rowsOf(grids('grid-2')) });
    app.remote.answers = [
      aPage({ full: true, more: true, changes: rowsOf(grids('grid-1')) }),
      second,
      new Failure('network'),
    ];
    await pull(app);
    expect(app.store.getState().world.territory.has('grid-2')).toBe(true);
    expect(app.store.getState().sync).toMatchObject({ phase: 'offline', cursor: second.cursor, dataAsOf: null });
  });

  it('goes on where it was interrupted', async () => {
    const app = fakeApp(signedIn);
    const first = aPage({ full: true, more: true, changes: rowsOf(grids('grid-1')) });
    app.remote.answers = [first, new Failure('network'), aPage({ changes: rowsOf(grids('grid-2')) })];
    await pull(app);
    expect(app.store.getState().sync).toMatchObject({ phase: 'offline', dataAsOf: null, failure: { code: 'network' } });
    await pull(app);
    expect(app.remote.asked).toEqual([null, first.cursor, first.cursor]);
    expect(app.replica.kept.map(({ place }) => place)).toEqual(['first_of_full', 'next_of_full']);
    expect(app.store.getState().world.territory.has('grid-1')).toBe(true);
    expect(app.store.getState().sync).toMatchObject({ phase: 'idle', failure: null });
  });
});

describe('over a complete world', () => {
  const held = () => ({
    ...signedIn,
    world: grids('old', 'kept'),
    sync: { ...initialSync, cursor: { page: 'held' }, dataAsOf: '2026-11-19T00:00:00.000Z' },
  });

  it('applies a delta: new rows come, removed ones go, untouched tables stay the same objects', async () => {
    const app = fakeApp(held());
    const { compound } = app.store.getState().world;
    app.remote.answers = [
      aPage({
        changes: { upserts: rowsOf(aWorld().withGrid('new').build()).upserts, removes: { territory: ['old'] } },
      }),
    ];
    await pull(app);
    const { territory, compound: after } = app.store.getState().world;
    expect([territory.has('old'), territory.has('kept'), territory.has('new')]).toEqual([false, true, true]);
    expect(after).toBe(compound);
    expect(app.replica.kept[0]?.place).toBe('delta');
  });

  it('leaves the world the same object when nothing changed', async () => {
    const app = fakeApp(held());
    const { world } = app.store.getState();
    app.remote.answers = [aPage({ serverTime: '2026-11-20T03:00:00.000Z' })];
    await pull(app);
    expect(app.store.getState().world).toBe(world);
    expect(app.store.getState().sync.dataAsOf).toBe('2026-11-20T03:00:00.000Z');
  });

  it('shows the old world until a new full pull is complete, then only the new one', async () => {
    const app = fakeApp(held());
    const last = later<PullPage>();
    app.remote.answers = [aPage({ full: true, more: true, changes: rowsOf(grids('grid-1')) }), last.promise];
    const done = pull(app);
    await settled();
    expect([...app.store.getState().world.territory.keys()]).toContain('old');
    expect([...app.store.getState().world.territory.keys()]).not.toContain('grid-1');
    last.resolve(aPage({ changes: rowsOf(grids('grid-2')) }));
    await done;
    const keys = [...app.store.getState().world.territory.keys()];
    expect(keys).toEqual(expect.arrayContaining(['grid-1', 'grid-2']));
    expect(keys).not.toContain('old');
  });

  it('keeps the old world when a new full pull tears, and begins that one anew', async () => {
    const app = fakeApp(held());
    const again = aPage({ full: true, changes: rowsOf(grids('grid-3')) });
    app.remote.answers = [
      aPage({ full: true, more: true, changes: rowsOf(grids('grid-1')) }),
      new Failure('server'),
      again,
    ];
    await pull(app);
    expect(app.store.getState().sync).toMatchObject({
      phase: 'failed',
      failure: { code: 'server' },
      cursor: { page: 'held' },
      dataAsOf: '2026-11-19T00:00:00.000Z',
    });
    expect(app.store.getState().world.territory.has('old')).toBe(true);
    await pull(app);
    expect(app.remote.asked.at(-1)).toEqual({ page: 'held' });
    expect([...app.store.getState().world.territory.keys()]).not.toContain('grid-1');
  });

  it('lets go of everything when the account no longer has a role', async () => {
    const app = fakeApp({ ...held(), selection: { kind: 'territory', id: 'old' } });
    app.remote.answers = [new Failure('no_profile')];
    await pull(app);
    const { world, sync, selection, session } = app.store.getState();
    expect(world.territory.size).toBe(0);
    expect(selection).toBeNull();
    expect(session.kind).toBe('signed_in');
    expect(sync).toMatchObject({ failure: { code: 'no_profile' }, cursor: null, dataAsOf: null });
    expect(app.replica.story).toEqual(['wiped', 'user-1']);
  });

  it('asks for a new sign-in when the session has ended, and leaves the copy on the device', async () => {
    const app = fakeApp(held());
    app.remote.answers = [new Failure('session_expired')];
    await pull(app);
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'session_expired' } });
    expect(app.store.getState().world.territory.size).toBe(0);
    expect(app.replica.story).toEqual([]);
  });
});

it('says that the device cannot keep what is shown, and shows it all the same', async () => {
  const app = fakeApp(signedIn);
  app.replica.broken = fullDisk;
  app.remote.answers = [aPage({ full: true, changes: rowsOf(grids('grid-1')) })];
  await pull(app);
  expect(app.store.getState().world.territory.has('grid-1')).toBe(true);
  expect(app.store.getState().sync).toMatchObject({
    phase: 'idle',
    failure: { code: 'storage' },
    dataAsOf: '2026-11-20T02:00:00.000Z',
  });
});

it('joins a pull that is under way', async () => {
  const app = fakeApp(signedIn);
  app.remote.answers = [aPage({ full: true }), aPage()];
  await Promise.all([pull(app), pull(app), pull(app)]);
  expect(app.remote.asked).toHaveLength(1);
  await pull(app);
  expect(app.remote.asked).toHaveLength(2);
});

it('does nothing while nobody is signed in', async () => {
  const app = fakeApp();
  await pull(app);
  expect(app.remote.asked).toHaveLength(0);
});

it('leaves no trace when it is abandoned', async () => {
  const app = fakeApp(signedIn);
  const answer = later<PullPage>();
  app.remote.answers = [answer.promise];
  const done = pull(app);
  abandonPull(app);
  const before = app.store.getState();
  answer.resolve(aPage({ full: true, changes: rowsOf(grids('grid-1')) }));
  await done;
  expect(app.store.getState()).toBe(before);
  expect(app.replica.kept).toHaveLength(0);
});
