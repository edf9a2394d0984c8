import { expect, test } from 'vitest';
import { aWalkSource, placeAt } from '../../tests/builders/a-walk-source.ts';
import { metresBetween } from '../crs/metres.ts';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import { FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { moor, seedsOf, type Mooring } from './mooring.ts';
import { prepareNetwork } from './network.ts';
import { Search } from './search.ts';
import { Snapper } from './snap.ts';
import { reachedStreets } from './streets.ts';

function search(graph: WalkGraph, places: readonly LonLat[], limit: number): { done: Search; starts: Mooring[] } {
  const network = prepareNetwork(graph, { pace: 'standard', minute: null, closed: new Set() });
  const snapper = new Snapper(graph);
  const starts = places.flatMap((place) => moor(snapper, place, network) ?? []);
  const done = new Search(network);
  done.run(
    starts.flatMap((start) => seedsOf(start, network)),
    limit,
  );
  return { done, starts };
}

const metresOf = (lines: readonly (readonly LonLat[])[]): number =>
  lines.reduce(
    (sum, line) => sum + line.reduce((part, point, i) => part + metresBetween(line[i - 1] ?? point, point), 0),
    0,
  );

/** Metres within `limit` as the search says, asked of every metre of every edge. */
function truth({ done, starts }: ReturnType<typeof search>, limit: number): number {
  const { graph, edgeSeconds } = done.network;
  let metres = 0;
  graph.length.forEach((length, edge) => {
    const pace = (edgeSeconds[edge] ?? 0) / length;
    const isOneWay = ((graph.flags[edge] ?? 0) & FLAG.oneWay) !== 0;
    const [fromU, fromV] = [done.to(graph.from[edge] ?? 0), done.to(graph.to[edge] ?? 0)];
    const here = starts.filter(({ snap }) => snap.edge === edge);
    if (here.length === 0 && Math.min(fromU, fromV) > limit) return;
    for (let at = 5; at < length; at += 10) {
      const ways = here
        .filter(({ snap }) => !isOneWay || snap.along <= at)
        .map(({ snap, off }) => off + Math.abs(snap.along - at) * pace);
      if (Math.min(...ways, fromU + at * pace, isOneWay ? Infinity : fromV + (length - at) * pace) <= limit)
        metres += Math.min(10, length - at + 5) / 10;
    }
  });
  return metres;
}

test('the streets of the town are as long as the search says, for every limit', () => {
  const town = generateTown();
  const { graph } = buildWalk(walkSourceOf(town, '2026-11-20'));
  const stations = town.rows.service_station.map(({ geom: { coordinates } }): LonLat => [
    coordinates[0] ?? 0,
    coordinates[1] ?? 0,
  ]);
  for (const places of [stations.slice(0, 1), stations]) {
    const found = search(graph, places, 600);
    const streets = reachedStreets(found.done, found.starts, [150, 300, 600]);
    let metres = 0;
    for (const { seconds, lines } of streets) {
      metres += metresOf(lines);
      const expected = truth(found, seconds);
      expect(expected).toBeGreaterThan(100);
      expect(Math.abs(metres / expected - 1)).toBeLessThan(0.01);
    }
  }
});

const street = (flags: number): WalkGraph =>
  buildWalk(
    aWalkSource({
      ways: [
        {
          line: [
            [-400, 0],
            [100, 0],
            [400, 0],
          ],
          flags,
        },
      ],
    }),
    0,
  ).graph;

test('a street is cut where a limit is passed, on both sides of a start and between two', () => {
  // 4 km/h are 66.7 m in a minute
  const { done, starts } = search(street(0), [placeAt([0, 0]), placeAt([200, 0])], 120);
  const lengths = reachedStreets(done, starts, [60, 120]).map(({ lines }) => lines.map((line) => metresOf([line])));
  const rounded = lengths.map((list) => list.map((metres) => Math.round(metres / 2) * 2).sort((a, b) => a - b));
  expect(rounded).toEqual([
    [66, 66, 66, 66],
    [66, 66, 66],
  ]);
});

test('a one-way stair is gone along in its own direction only', () => {
  const { done, starts } = search(street(FLAG.oneWay), [placeAt([0, 0])], 60);
  const [{ lines } = { lines: [] }] = reachedStreets(done, starts, [60]);
  const [west, east] = [placeAt([-1, 0])[0], placeAt([70, 0])[0]];
  expect(lines).toHaveLength(1);
  for (const [lon] of lines.flat()) expect(lon > west && lon < east).toBe(true);
});
