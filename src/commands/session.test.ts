import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, rowsOf } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { fullDisk } from '../../tests/fakes/fake-replica.ts';
import { later, settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import { followAccount } from './follow-account.ts';
import { resumeSession } from './resume-session.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const grid = aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').build();
const someoneElse = { userId: 'user-2', email: 'neighbour@lianxin.example' };

describe('signing in', () => {
  it('pulls the world of the person', async () => {
    const app = fakeApp();
    app.remote.answers = [aPage({ full: true, changes: rowsOf(grid) })];
    await signIn(app, ' grid@lianxin.example ', 'secret');
    await settled();
    expect(app.store.getState().session).toEqual({ kind: 'signed_in', ...anAccount, role: 'grid_worker' });
    expect(app.store.getState().world.territory.has('grid-1')).toBe(true);
  });

  it('says why it was refused', async () => {
    const app = fakeApp();
    app.remote.admits = new Failure('wrong_credentials');
    await signIn(app, 'grid@lianxin.example', 'guess');
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'wrong_credentials' } });
    expect(app.replica.story).toEqual([]);
  });

  it('works without a device copy, and says so', async () => {
    const app = fakeApp();
    app.replica.broken = fullDisk;
    app.remote.answers = [aPage({ full: true, changes: rowsOf(grid) })];
    await signIn(app, 'grid@lianxin.example', 'secret');
    await settled();
    expect(app.store.getState().world.territory.has('grid-1')).toBe(true);
    expect(app.store.getState().sync.failure?.code).toBe('storage');
  });
});

describe('starting', () => {
  it('shows what the device holds without a network, and signs nobody out', async () => {
    const app = fakeApp();
    app.remote.account = anAccount;
    app.remote.answers = [new Failure('network')];
    app.replica.held = { world: grid, cursor: { page: 'held' }, dataAsOf: '2026-11-19T00:00:00.000Z' };
    await resumeSession(app);
    await settled();
    expect(app.store.getState().session).toEqual({ kind: 'signed_in', ...anAccount, role: 'grid_worker' });
    expect(app.store.getState().world).toBe(grid);
    expect(app.store.getState().sync).toMatchObject({ phase: 'offline', dataAsOf: '2026-11-19T00:00:00.000Z' });
  });

  it('asks for a sign-in when nobody was here', async () => {
    const app = fakeApp();
    await resumeSession(app);
    expect(app.store.getState().session).toEqual({ kind: 'signed_out', failure: null });
  });
});

describe('signing out', () => {
  const leaving = async () => {
    const app = fakeApp({ selection: { kind: 'territory', id: 'grid-1' } });
    app.remote.answers = [aPage({ full: true, changes: rowsOf(grid) })];
    await signIn(app, 'grid@lianxin.example', 'secret');
    await settled();
    return app;
  };

  it('takes the world from the screen, from memory and from the device', async () => {
    const app = await leaving();
    await signOut(app);
    const { session, world, selection, sync } = app.store.getState();
    expect(session).toEqual({ kind: 'signed_out', failure: null });
    expect([world.territory.size, selection, sync.cursor]).toEqual([0, null, null]);
    expect(app.replica.story.at(-1)).toBe('wiped');
    expect(app.remote.signedOut).toBe(1);
  });

  it('says when a copy may have stayed on the device', async () => {
    const app = await leaving();
    app.replica.broken = fullDisk;
    await signOut(app);
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'storage' } });
  });

  it('wins over a sign-in that is still opening its copy', async () => {
    const app = fakeApp();
    const gate = later<void>();
    app.replica.gate = gate.promise;
    app.replica.held = { world: grid, cursor: null, dataAsOf: null };
    const entering = signIn(app, 'grid@lianxin.example', 'secret');
    await settled();
    await signOut(app);
    gate.resolve(undefined);
    await entering;
    expect(app.store.getState().session.kind).toBe('signed_out');
    expect(app.store.getState().world.territory.size).toBe(0);
  });
});

describe('another tab', () => {
  const here = async () => {
    const app = fakeApp();
    followAccount(app);
    app.remote.answers = [aPage({ full: true, changes: rowsOf(grid) })];
    await signIn(app, 'grid@lianxin.example', 'secret');
    await settled();
    return app;
  };

  it('that signs out takes the world from this one', async () => {
    const app = await here();
    app.remote.changeHands(null);
    expect(app.store.getState().session.kind).toBe('signed_out');
    expect(app.store.getState().world.territory.size).toBe(0);
  });

  it('that signs in as somebody else gives this one their world, and nothing of the first', async () => {
    const app = await here();
    const theirs = aWorld().as('leader', 'county').build();
    app.remote.answers = [aPage({ full: true, changes: rowsOf(theirs) })];
    app.remote.changeHands(someoneElse);
    await settled();
    expect(app.store.getState().session).toEqual({ kind: 'signed_in', ...someoneElse, role: 'leader' });
    expect(app.store.getState().world.territory.has('grid-1')).toBe(false);
    expect(app.replica.story).toEqual(['user-1', 'user-2']);
  });

  it('that renews the same session changes nothing', async () => {
    const app = await here();
    const before = app.store.getState();
    app.remote.changeHands(anAccount);
    await settled();
    expect(app.store.getState()).toBe(before);
  });
});
