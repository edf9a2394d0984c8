import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { PatrolId, TerritoryId } from '../domain/ids.ts';
import { IndexedPatrolLog } from './patrol-log.ts';

const start = { id: 'patrol-1' as PatrolId, territory_id: 'grid-1' as TerritoryId, started_at: 1000 };
const opened = async (userId = 'me') => {
  const log = new IndexedPatrolLog('https://office.example');
  return { log, running: await log.open(userId) };
};

test('T1: what was added is found by the next page, in order', async () => {
  const { log, running } = await opened();
  expect(running).toBeNull();
  await log.begin(start);
  for (let second = 0; second < 20; second += 1) await log.add([101 + second / 1e4, 41, second]);
  const next = await opened();
  expect(next.running).toMatchObject(start);
  expect(next.running?.points.map(([, , seconds]) => seconds)).toEqual([...Array(20).keys()]);
  await next.log.end();
  expect((await opened()).running).toBeNull();
});

test('a new patrol has none of the points of the one before', async () => {
  const { log } = await opened();
  await log.begin(start);
  await log.add([101, 41, 0]);
  await log.begin({ ...start, id: 'patrol-2' as PatrolId });
  expect((await opened()).running).toEqual({ ...start, id: 'patrol-2', points: [] });
  await log.end();
});

test('nobody finds another person’s', async () => {
  const { log } = await opened();
  await log.begin(start);
  expect((await opened('somebody else')).running).toBeNull();
  expect((await opened()).running).toMatchObject({ id: 'patrol-1' });
  await log.end();
});

test('without one opened, and after it was closed, writing is a failure and not silence', async () => {
  const { log } = await opened();
  log.close();
  await expect(log.add([101, 41, 0])).rejects.toMatchObject({ code: 'storage' });
});
