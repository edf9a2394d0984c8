import { expect, test } from 'vitest';
import { generateTown } from '../../geo/town/index.ts';
import { walkSourceOf } from '../../geo/town/walk.ts';
import { buildWalk } from '../../geo/walk/build.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import { aClient } from '../../tests/fakes/desk-worker.ts';
import { settled } from '../../tests/fakes/later.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import { Walk } from './walk.ts';

const town = generateTown();
const bytes = writeWalkFile(buildWalk(walkSourceOf(town, '2026-11-20')).graph);
const standard = { pace: 'standard', minute: null, closed: [] } as const;
const places = town.rows.service_station.map(({ geom: { coordinates } }): LonLat => [
  coordinates[0] ?? 0,
  coordinates[1] ?? 0,
]);
const [here, there] = places as [LonLat, LonLat];

const file = { id: 'town', name: '连心街道', url: '/walk/town.bin', bytes: bytes.length, bounds: town.bounds };

test('fetches the network around a place once, tells how far it is, and answers about it', async () => {
  const { client } = aClient();
  let reads = 0;
  const shares: number[] = [];
  const walk = new Walk(
    [file],
    (_file, onProgress) => {
      reads += 1;
      onProgress(0.5);
      return Promise.resolve(bytes.slice().buffer);
    },
    client,
  );
  expect(await walk.load(here, (share) => shares.push(share))).toBe(true);
  const answers = await walk.distances(here, [there, here, [101.3, 41.4]], standard);
  expect(answers?.[0]?.seconds).toBeCloseTo((answers?.[0]?.metres ?? 0) * 0.9, 0);
  expect(answers?.[2]).toBeNull();
  const path = await walk.path(here, there, standard);
  expect(path?.metres).toBe(answers?.[0]?.metres);
  expect(path?.line.length).toBeGreaterThan(2);
  expect([reads, shares]).toEqual([1, [0.5]]);
});

test('knows nothing where there is no network, and tries anew after a failure', async () => {
  let fails = true;
  const read = () => (fails ? Promise.reject(new Error('offline')) : Promise.resolve(bytes.slice().buffer));
  const walk = new Walk([file], read, aClient().client);
  expect(await walk.distances([10, 10], [here], standard)).toBeNull();
  expect(await walk.load([10, 10])).toBe(false);
  await expect(walk.distances(here, [there], standard)).rejects.toThrow('offline');
  fails = false;
  expect(await walk.distances(here, [there], standard)).toHaveLength(1);
});

test('of two networks the closer-fitting one answers, and both are kept under an area', async () => {
  const read: string[] = [];
  const wide = { ...file, url: '/walk/wide.bin', bounds: [100, 40, 103, 43] as const };
  const walk = new Walk(
    [wide, file],
    ({ url }) => {
      read.push(url);
      return Promise.resolve(bytes.slice().buffer);
    },
    aClient().client,
  );
  await walk.load(here);
  expect(read).toEqual(['/walk/town.bin']);
  await walk.keep([102.5, 42.5, 102.6, 42.6]);
  expect(read).toEqual(['/walk/town.bin', '/walk/wide.bin']);
});

test('a damaged file is refused with its reason', async () => {
  const walk = new Walk([file], () => Promise.resolve(bytes.slice(0, 5000).buffer), aClient().client);
  await expect(walk.load(here)).rejects.toMatchObject({ code: 'server', detail: /^walk_truncated/ });
});

const about = { network: 'town', from: here, to: [there], ...standard };

test('of one lane only the newest is worked on, whatever waits besides', async () => {
  const { client, workers } = aClient();
  await client.ask('open', { network: 'town', file: bytes.slice().buffer });
  const [worker] = workers;
  if (!worker) throw new Error('no worker');
  worker.held = true;
  const other = client.ask('distances', about);
  const drags = [1, 2, 3].map(() => client.ask('distances', about, { lane: 'drag' }));
  for (const old of drags.slice(0, 2)) await expect(old).rejects.toMatchObject({ name: 'AbortError' });
  worker.held = false;
  worker.answer(worker.asked[1]);
  expect(await other).toHaveLength(1);
  expect(await drags[2]).toHaveLength(1);
  // opened, the other, the newest: the two in between were never asked
  expect(worker.asked).toHaveLength(3);
});

test('one that is being worked on gives way to a newer one of its lane', async () => {
  const { client, workers } = aClient();
  await client.ask('open', { network: 'town', file: bytes.slice().buffer });
  const old = client.ask('distances', about, { lane: 'drag' });
  const newest = client.ask('distances', { ...about, to: [here, there] }, { lane: 'drag' });
  await expect(old).rejects.toMatchObject({ name: 'AbortError' });
  expect(await newest).toHaveLength(2);
  expect(workers).toHaveLength(1);
});

test('a cancelled question is not worked on', async () => {
  const { client, workers } = aClient();
  await client.ask('open', { network: 'town', file: bytes.slice().buffer });
  const abort = new AbortController();
  const first = client.ask('distances', about);
  const second = client.ask('distances', about, { signal: abort.signal });
  abort.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  await expect(client.ask('distances', about, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(await first).toHaveLength(1);
  expect(workers[0]?.asked).toHaveLength(2);
});

test('a worker that fails fails its questions, and the next question gets another', async () => {
  const { client, workers } = aClient();
  const lost = client.ask('distances', about);
  workers[0]?.fail();
  await expect(lost).rejects.toMatchObject({ code: 'unexpected' });
  expect(workers[0]?.isEnded).toBe(true);
  await expect(client.ask('distances', about)).rejects.toMatchObject({ code: 'server', detail: /is not open/ });
  await client.ask('open', { network: 'town', file: bytes.slice().buffer });
  expect(await client.ask('distances', about)).toHaveLength(1);
});

test('a network that was open in a worker that has died is opened anew, and told again what it was told', async () => {
  const { client, workers } = aClient();
  let reads = 0;
  const read = () => {
    reads += 1;
    return Promise.resolve(bytes.slice().buffer);
  };
  const walk = new Walk([file], read, client);
  walk.amend({ gates: [], footpaths: [{ id: 'path', line: [here, there], isSteps: false }] });
  const homes = Float64Array.from([...here, ...there]);
  const question = {
    places: [here],
    conditions: { pace: 'standard', minute: null, closed: new Set<string>() },
    elderly: false,
    limit: 1800,
    rings: [],
    streets: false,
    cell: 20,
  } as const;
  const first = await walk.circle(here, homes, question);
  expect(first?.seconds).toHaveLength(2);
  expect(await walk.circle(here, homes, question)).toEqual(first);
  expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['open', 'amend', 'homes', 'circle', 'circle']);
  workers[0]?.fail();
  expect(await walk.circle(here, homes, question)).toEqual(first);
  expect(workers[1]?.asked.map(({ kind }) => kind)).toEqual(['open', 'amend', 'homes', 'circle']);
  expect(reads).toBe(2);
});

test('one that dies over a question fails it, and the question can be asked again', async () => {
  const { client, workers } = aClient();
  const walk = new Walk([file], () => Promise.resolve(bytes.slice().buffer), client);
  await walk.load(here);
  const [worker] = workers;
  if (!worker) throw new Error('no worker');
  worker.held = true;
  const lost = walk.distances(here, [there], standard);
  await settled();
  worker.fail();
  await expect(lost).rejects.toMatchObject({ code: 'unexpected' });
  expect(await walk.distances(here, [there], standard)).toHaveLength(1);
  client.close();
  expect(await walk.distances(here, [there], standard)).toHaveLength(1);
  expect(workers).toHaveLength(3);
});
