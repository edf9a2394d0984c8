import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, signedIn } from '../../tests/fakes/fake-app.ts';
import type { CaseId } from '../domain/ids.ts';
import { followPokes, GATHER_MS, WITHIN_MS } from './follow-pokes.ts';
import { leave } from './leave.ts';
import { perform } from './perform.ts';

const world = () => aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').withCompound('compound-1').build();

function listening() {
  const lines: { channel: string; poke: () => void; sent: number; isStopped: boolean }[] = [];
  const app = {
    ...fakeApp(),
    pokes: (channel: string, poke: () => void) => {
      const line = { channel, poke, sent: 0, isStopped: false };
      lines.push(line);
      return { send: () => void (line.sent += 1), stop: () => void (line.isStopped = true) };
    },
  };
  app.remote.answers = Array.from({ length: 9 }, () => aPage());
  const stop = followPokes(app, () => 0.999);
  app.store.setState({ ...signedIn, base: world(), world: world() });
  return { app, lines, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('joins the county of the duty, and leaves with the person', () => {
  const { app, lines } = listening();
  expect(lines.map(({ channel }) => channel)).toEqual(['county']);
  leave(app, { kind: 'signed_out', failure: null });
  expect(lines[0]?.isStopped).toBe(true);
});

it('pulls once for many pokes, a little later', async () => {
  const { app, lines } = listening();
  for (let n = 0; n < 5; n += 1) lines[0]?.poke();
  expect(app.remote.asked).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(WITHIN_MS);
  expect(app.remote.asked).toHaveLength(1);
});

it('lets the others know what this device has told the server, once for many', async () => {
  const { app, lines } = listening();
  for (const id of ['case-1', 'case-2']) {
    await perform(app, 'case.report', { case_id: id as CaseId, class_code: '0102', title: '垃圾' });
  }
  await vi.advanceTimersByTimeAsync(GATHER_MS * 2);
  expect(lines[0]?.sent).toBe(1);
});

it('does nothing where the backend has no line', () => {
  const app = fakeApp(signedIn);
  expect(() => followPokes(app)()).not.toThrow();
});
