import { afterEach, describe, expect, it, vi } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, signedIn, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { applied } from '../../tests/fakes/fake-remote.ts';
import { fullDisk } from '../../tests/fakes/fake-replica.ts';
import { later, settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import type { CaseId, PhotoId } from '../domain/ids.ts';
import { exchange } from './exchange.ts';
import { followOutbox } from './follow-outbox.ts';
import { perform } from './perform.ts';
import { signOut } from './sign-out.ts';

const offline = new Failure('network');
const photo = (id: string) => ({
  photo_id: id as PhotoId,
  sha256: 'ab',
  size_bytes: 4,
  width: 2,
  height: 2,
  taken_at: '2026-11-20T02:00:00.000Z',
  bytes: new ArrayBuffer(4),
});

function anApp(): FakeApp {
  const app = fakeApp({ ...signedIn, world: aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').build() });
  app.remote.answers = Array.from({ length: 30 }, () => aPage({ serverTime: '2026-11-20T01:00:00.000Z' }));
  return app;
}
let made = 0;
const report = (app: FakeApp, photos: readonly ReturnType<typeof photo>[] = []) =>
  perform(
    app,
    'case.report',
    { case_id: `case-${(made += 1)}` as CaseId, class_code: '0102', title: '垃圾' },
    { photos },
  );
const outboxOf = (app: FakeApp) => app.store.getState().outbox;
const namesOf = (app: FakeApp) => app.remote.pushed.map((batch) => batch.map(({ name }) => name));

afterEach(() => void vi.useRealTimers());

it('tells before it asks (O4)', async () => {
  const app = anApp();
  const answer = later<unknown>();
  app.remote.pushAnswers = [answer.promise];
  await report(app);
  await settled();
  expect(app.remote.asked).toHaveLength(0);
  answer.resolve(null);
  await settled();
  expect(app.remote.asked).toHaveLength(1);
  expect(outboxOf(app)).toMatchObject([{ state: 'done' }]);
});

it('records first, then their pictures: bytes before the operation that names them (O9)', async () => {
  const app = anApp();
  await report(app, [photo('photo-1'), photo('photo-2')]);
  await settled();
  expect(namesOf(app)).toEqual([['case.report'], ['photo.attach', 'photo.attach']]);
  expect(app.remote.photos.map(({ photo_id }) => photo_id)).toEqual(['photo-1', 'photo-2']);
  expect(outboxOf(app).map(({ state, photo_bytes }) => [state, photo_bytes])).toEqual([
    ['done', 0],
    ['done', 0],
    ['done', 0],
  ]);
});

describe('when no answer comes', () => {
  it('the same operations are sent again, unchanged (O3)', async () => {
    const app = anApp();
    app.remote.pushAnswers = [offline];
    await report(app);
    await settled();
    expect(outboxOf(app)).toMatchObject([{ state: 'waiting', frozen: true, tries: 1 }]);
    await exchange(app);
    expect(app.remote.pushed).toHaveLength(1); // not yet
    app.clock.time += 2_001;
    await exchange(app);
    expect(app.remote.pushed).toHaveLength(2);
    expect(app.remote.pushed[1]).toEqual(app.remote.pushed[0]);
  });

  it('a server that answers with something else is a server that fails', async () => {
    const app = anApp();
    app.remote.pushAnswers = [() => []];
    await report(app);
    await settled();
    expect(outboxOf(app)).toMatchObject([{ state: 'waiting', last_failure: 'server' }]);
  });

  it('for fifteen seconds, it is taken for a dead line', async () => {
    vi.useFakeTimers();
    const app = anApp();
    app.remote.pushAnswers = [
      new Promise((_done, fail) => {
        setTimeout(() => fail(new Failure('unexpected')), 16_000);
      }),
    ];
    app.remote.push = (_user, _operations, signal) =>
      new Promise((_done, fail) => {
        signal.addEventListener('abort', () => fail(new Failure('unexpected', 'aborted')));
      });
    await report(app);
    await vi.advanceTimersByTimeAsync(15_001);
    expect(outboxOf(app)).toMatchObject([{ state: 'waiting', last_failure: 'network' }]);
  });

  it('"not now" is not asked again in the same exchange, also when forced', async () => {
    const app = anApp();
    app.remote.pushAnswers = [(all) => all.map(() => ({ status: 'retry', after: 60 }))];
    await report(app);
    await exchange(app, { force: true });
    await settled();
    expect(app.remote.pushed.length).toBeLessThanOrEqual(2);
    app.clock.time += 60_001;
    await exchange(app);
    expect(outboxOf(app)).toMatchObject([{ state: 'done' }]);
  });
});

describe('O6: codes decide', () => {
  it('of one batch each operation has its own answer, by its place', async () => {
    const app = anApp();
    app.remote.pushAnswers = [offline, offline, offline, offline];
    await report(app);
    await report(app);
    await report(app);
    await settled();
    app.remote.pushAnswers = [
      (all) => [
        { status: 'rejected', code: 'outside_duty', field: 'geom', message: '' },
        ...all.slice(1, 2).map(applied),
        { status: 'rejected', code: 'unknown_operation', field: 'name', message: '' },
      ],
    ];
    await exchange(app, { force: true });
    expect(outboxOf(app).map(({ state, last_failure }) => [state, last_failure])).toEqual([
      ['rejected', 'outside_duty'],
      ['done', null],
      ['rejected', 'unknown_operation'],
    ]);
  });

  it('a session the server no longer knows ends here, and what is unsent stays (O7)', async () => {
    const app = anApp();
    app.remote.pushAnswers = [new Failure('session_expired')];
    await report(app);
    await settled();
    expect(app.store.getState().session).toMatchObject({ kind: 'signed_out', failure: { code: 'session_expired' } });
    expect(app.outbox.disk.get('user-1')).toMatchObject([{ state: 'waiting', last_failure: 'session_expired' }]);
    expect(app.store.getState().outbox).toEqual([]);
  });
});

it('leaving while something is under way leaves it to be sent again', async () => {
  const app = anApp();
  const answer = later<unknown>();
  app.remote.pushAnswers = [answer.promise];
  await report(app);
  await settled();
  await signOut(app, { leaveUnsent: true });
  answer.resolve(null);
  await settled();
  expect(app.outbox.disk.get('user-1')).toMatchObject([{ state: 'sending' }]);
  expect(app.remote.asked).toHaveLength(0);
});

it('a database that is gone is said where nobody can overlook it, and the world is still brought up to date', async () => {
  const app = anApp();
  app.outbox.broken = fullDisk;
  await exchange(app);
  expect(app.store.getState().outboxStatus.unavailable).toBe(fullDisk);
  expect(app.remote.asked).toHaveLength(1);
});

it('shows what another tab has recorded, and sends it', async () => {
  const [app, other] = [anApp(), anApp()];
  other.remote.pushAnswers = [offline];
  await report(other);
  await settled();
  const stop = followOutbox(app);
  app.outbox.disk.set('', other.outbox.disk.get('user-1') ?? []);
  app.outbox.changeElsewhere();
  await settled();
  expect(outboxOf(app)).toHaveLength(1);
  await exchange(app, { force: true });
  expect(outboxOf(app)).toMatchObject([{ state: 'done' }]);
  stop();
});
