import { expect, test } from 'vitest';
import { generateTown } from '../../geo/town/index.ts';
import { walkSourceOf } from '../../geo/town/walk.ts';
import { buildWalk } from '../../geo/walk/build.ts';
import { walkFileVersion } from '../../geo/walk/file-version.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import type { Database } from './database.ts';
import { publishCircles } from './demo-circles.ts';

interface Asked {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** What is told of a door: its id, seconds and the least they may be, both again at the pace of the elderly, place, connected. */
type Door = [string, number | null, number | null, number | null, number | null, number | null, boolean];

const town = generateTown();
const { graph } = buildWalk(walkSourceOf(town, '2026-11-20'));
const file = writeWalkFile(graph);

async function published(): Promise<{ circles: Asked[]; doors: Door[][] }> {
  const asked: Asked[] = [];
  const db: Database = {
    query: (sql, params = []) => {
      asked.push({ sql, params });
      return Promise.resolve([]);
    },
    exec: () => Promise.resolve(),
    transaction: (work) => work(db),
    close: () => Promise.resolve(),
  };
  await publishCircles(db, town, graph, file, new Date('2026-11-20T02:00:00Z'));
  const circles = asked.filter(({ sql }) => sql.includes('insert into public.service_circle'));
  const counts = asked.filter(({ sql }) => sql.includes('private.write_circle_counts'));
  expect(counts.map(({ params }) => params[0])).toEqual(circles.map(({ params }) => params[0]));
  return { circles, doors: counts.map(({ params }) => JSON.parse(String(params[2])) as Door[]) };
}

test('each circle has places, every door once, and the network that the town’s tablets walk on', async () => {
  const { circles, doors } = await published();
  expect(circles.length).toBeGreaterThan(2);
  for (const { params } of circles) {
    expect(JSON.parse(String(params[4]))).not.toEqual([]);
    expect(JSON.parse(String(params[5]))).toMatchObject({ version: walkFileVersion(file) });
  }
  for (const told of doors) expect(told.map(([id]) => id)).toEqual(town.rows.stairwell_unit.map(({ id }) => id));
});

test('seconds are whole, within half an hour, never less than they may be, and the old are never faster', async () => {
  const { circles, doors } = await published();
  const outside: number[] = [];
  doors.forEach((told, n) => {
    const { length } = JSON.parse(String(circles[n]?.params[4])) as unknown[];
    let within = 0;
    for (const [, seconds, atLeast, slow, slowAtLeast, place, connected] of told) {
      for (const one of [seconds, atLeast, slow, slowAtLeast])
        expect(one === null || (Number.isInteger(one) && one >= 0 && one <= 1800)).toBe(true);
      expect(atLeast ?? Infinity).toBeLessThanOrEqual(seconds ?? Infinity);
      expect(slowAtLeast ?? Infinity).toBeLessThanOrEqual(slow ?? Infinity);
      expect(slow ?? Infinity).toBeGreaterThanOrEqual(seconds ?? Infinity);
      expect(place === null).toBe(seconds === null);
      expect((place ?? 0) < length).toBe(true);
      if (!connected) expect(seconds).toBeNull();
      if (seconds !== null && seconds <= 900) within += 1;
    }
    expect(within).toBeGreaterThan(0);
    outside.push(told.length - within);
  });
  // a leader of the demo has something to read: who is left out
  expect(Math.max(...outside)).toBeGreaterThan(0);
});

test('the same town publishes the same circles under the same ids', async () => {
  expect(await published()).toEqual(await published());
});
