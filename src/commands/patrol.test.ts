import { afterEach, describe, expect, it } from 'vitest';
import { aWorld, NOW } from '../../tests/builders/a-world.ts';
import { squareAt } from '../../tests/builders/square.ts';
import { fakeApp, signedIn, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import type { TerritoryId } from '../domain/ids.ts';
import type { OperationArgs } from '../domain/operations/index.ts';
import { finishPatrol } from './finish-patrol.ts';
import { followPatrol } from './follow-patrol.ts';
import { startPatrol } from './start-patrol.ts';
import { signOut } from './sign-out.ts';

const GRID = 'grid-1' as TerritoryId;
const offline = Array.from({ length: 20 }, () => new Failure('network'));

/** A sky that the test moves. */
class Sky {
  watchers = new Map<number, { found: PositionCallback; failed: PositionErrorCallback }>();
  watchPosition(found: PositionCallback, failed: PositionErrorCallback): number {
    this.watchers.set(this.watchers.size + 1, { found, failed });
    return this.watchers.size;
  }
  clearWatch(id: number): void {
    this.watchers.delete(id);
  }
  /** `east` metres along the equator, `seconds` after the start. */
  async at(east: number, seconds: number, accuracy = 8): Promise<void> {
    const coords = { longitude: east / 111_195, latitude: 0.005, accuracy };
    for (const { found } of this.watchers.values())
      found({ coords, timestamp: NOW + seconds * 1000 } as GeolocationPosition);
    await settled();
  }
}

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  see(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** Opens the page: what is on `disk` is what an earlier page has left. */
async function open(disk?: FakeApp, time = NOW): Promise<{ app: FakeApp; sky: Sky; page: Page }> {
  const sky = new Sky();
  const page = new Page();
  const world = aWorld()
    .as('grid_worker', GRID)
    .withGrid(GRID, { geom: squareAt(0, 0, 1) })
    .build();
  const app = fakeApp({ world, base: world, geolocation: sky, outbox: disk?.store.getState().outbox ?? [] });
  app.remote.pushAnswers = [...offline];
  app.remote.answers = [...offline];
  app.clock.time = time;
  if (disk) app.patrol.log.kept = disk.patrol.log.kept;
  stops.push(followPatrol(app, page));
  app.store.setState(signedIn);
  await settled();
  return { app, sky, page };
}
const patrolOf = (app: FakeApp) => app.store.getState().patrol;
const told = (app: FakeApp) => app.store.getState().outbox.map(({ operation }) => operation.name);
const finished = (app: FakeApp) =>
  app.store.getState().outbox.find(({ operation }) => operation.name === 'patrol.finish')?.operation
    .args as OperationArgs['patrol.finish'];

describe('a patrol', () => {
  it('takes positions between its start and its end, and never else', async () => {
    const { app, sky } = await open();
    expect(sky.watchers.size).toBe(0);
    await startPatrol(app, GRID);
    await sky.at(500, 0);
    await sky.at(520, 15);
    expect(patrolOf(app)).toMatchObject({ phase: 'recording', signal: 'good', awake: 'held' });
    app.clock.time += 60_000;
    await finishPatrol(app);
    expect(sky.watchers.size).toBe(0);
    expect(app.patrol.on).toBe(false);
    expect(app.store.getState().devicePosition).toEqual({ kind: 'off' });
    expect(told(app)).toEqual(['patrol.start', 'patrol.finish']);
    expect(finished(app)).toMatchObject({ territory_id: GRID, finished_at: '2026-11-20T02:01:00.000Z' });
    expect(finished(app).track.map(([, , seconds]) => seconds)).toEqual([0, 15]);
    expect(app.patrol.log.kept).toBeNull();
    expect(app.store.getState().world.patrol.size).toBe(1);
  });

  it('is on the disk as it grows (T1): a page that is killed goes on where it stopped', async () => {
    const first = await open();
    await startPatrol(first.app, GRID);
    await first.sky.at(500, 0);
    await first.sky.at(520, 15);
    const second = await open(first.app);
    expect(patrolOf(second.app)).toMatchObject({ phase: 'recording', awake: 'held' });
    await second.sky.at(540, 90);
    await finishPatrol(second.app);
    expect(finished(second.app).track).toHaveLength(3);
    expect(finished(second.app).patrol_id).toBe(first.app.patrol.log.kept?.id);
  });

  it('that was told before the page was killed is forgotten, and not told again (T3)', async () => {
    const first = await open();
    await startPatrol(first.app, GRID);
    const kept = first.app.patrol.log.kept;
    await finishPatrol(first.app);
    first.app.patrol.log.kept = kept; // killed in between
    const second = await open(first.app);
    expect(patrolOf(second.app)).toMatchObject({ phase: 'none', running: null });
    expect(second.app.patrol.log.kept).toBeNull();
  });

  it('to which somebody comes back after hours records nothing until they say so', async () => {
    const first = await open();
    await startPatrol(first.app, GRID);
    await first.sky.at(500, 0);
    await first.sky.at(520, 600);
    const second = await open(first.app, NOW + 14 * 3_600_000);
    expect(patrolOf(second.app).phase).toBe('paused');
    expect(second.sky.watchers.size).toBe(0);
    await finishPatrol(second.app);
    expect(finished(second.app).finished_at).toBe('2026-11-20T02:10:00.000Z'); // when somebody was last seen walking
  });

  it('keeps the screen on, and asks again when the page is seen anew', async () => {
    const { app, page } = await open();
    await startPatrol(app, GRID);
    expect([app.patrol.on, app.patrol.asked]).toEqual([true, 1]);
    page.see('hidden');
    app.patrol.lose();
    expect(patrolOf(app).awake).toBe('refused');
    page.see('visible');
    await settled();
    expect([app.patrol.on, app.patrol.asked, patrolOf(app).awake]).toEqual([true, 2, 'held']);
  });

  it('walks on where the browser will not keep the screen on, or does not know where it is', async () => {
    const { app, sky } = await open();
    app.patrol.mayStayOn = false;
    await startPatrol(app, GRID);
    for (const { failed } of sky.watchers.values()) failed({ code: 1 } as GeolocationPositionError);
    expect(patrolOf(app)).toMatchObject({ phase: 'recording', awake: 'refused', signal: 'denied' });
    await finishPatrol(app);
    expect(finished(app).track).toEqual([]);
  });

  it('says when its walker leaves the grid, and when they are back', async () => {
    const { app, sky } = await open();
    await startPatrol(app, GRID);
    for (const [east, outside] of [
      [1000, false],
      [1200, false],
      [1215, true],
      [1000, true],
      [990, false],
    ] as const) {
      await sky.at(east, east);
      expect(patrolOf(app).watch.outside, `${east} m`).toBe(outside);
    }
  });

  it('is recorded by one tab of several', async () => {
    const { app, sky } = await open();
    app.patrol.taken = true;
    await startPatrol(app, GRID);
    expect(patrolOf(app).phase).toBe('elsewhere');
    expect(sky.watchers.size).toBe(0);
  });

  it('is not begun when the device cannot keep it, and not given up when its end cannot be kept', async () => {
    const { app } = await open();
    app.patrol.log.broken = new Failure('quota');
    await expect(startPatrol(app, GRID)).rejects.toThrow('quota');
    expect(patrolOf(app).running).toBeNull();
    app.patrol.log.broken = null;
    await startPatrol(app, GRID);
    app.outbox.broken = new Failure('quota');
    await expect(finishPatrol(app)).rejects.toThrow('quota');
    expect(patrolOf(app).phase).toBe('recording');
    expect(app.patrol.log.kept).not.toBeNull();
  });

  it('says when a point could not be kept, and goes on in memory', async () => {
    const { app, sky } = await open();
    await startPatrol(app, GRID);
    app.patrol.log.broken = new Failure('storage');
    await sky.at(500, 0);
    expect(patrolOf(app).failure?.code).toBe('storage');
    expect(patrolOf(app).running?.points).toHaveLength(1);
    app.patrol.log.broken = null;
    await sky.at(520, 15);
    expect(patrolOf(app).failure).toBeNull();
  });

  it('goes on behind a lock: who walks does not touch the tablet', async () => {
    const { app, sky } = await open();
    await startPatrol(app, GRID);
    await sky.at(500, 0);
    const { userId, email } = anAccount;
    app.store.setState({ session: { kind: 'locked', userId, email, triesLeft: 5, wrong: false } });
    await sky.at(520, 15);
    expect(app.patrol.log.kept?.points).toHaveLength(2);
    app.store.setState({ session: { kind: 'starting' } });
    expect(sky.watchers.size).toBe(0);
    app.store.setState(signedIn);
    await settled();
    expect(patrolOf(app)).toMatchObject({ phase: 'recording' });
    expect(patrolOf(app).running?.points).toHaveLength(2);
  });

  it('under way stops a sign-out like everything else that is not told (T4)', async () => {
    const { app, sky } = await open();
    await startPatrol(app, GRID);
    expect((await signOut(app))?.code).toBe('unsent_records');
    await signOut(app, { leaveUnsent: true });
    expect(sky.watchers.size).toBe(0);
    expect(patrolOf(app)).toMatchObject({ running: null, shown: null });
    expect(app.patrol.log.kept).not.toBeNull(); // it waits for whoever walked it
  });
});
