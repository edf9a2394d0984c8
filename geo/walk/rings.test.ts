import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aWalkSource, placeAt, type GroundWords, type Metres } from '../../tests/builders/a-walk-source.ts';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import type { CircleRing } from './circle-answer.ts';
import { FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { moor, seedsOf } from './mooring.ts';
import { prepareNetwork, type WalkConditions } from './network.ts';
import { Rings } from './rings.ts';
import { Search } from './search.ts';
import { Snapper } from './snap.ts';
import { reachedStreets } from './streets.ts';

const normal: WalkConditions = { pace: 'normal', minute: null, closed: new Set() };

/** A way of asking that tests share: search and rings of one network. */
function walked(graph: WalkGraph, conditions = normal) {
  const network = prepareNetwork(graph, conditions);
  const [search, snapper, rings] = [new Search(network), new Snapper(graph), new Rings(graph)];
  return (places: readonly LonLat[], limits: readonly number[], cell: 10 | 20 = 20) => {
    const starts = places.flatMap((place) => moor(snapper, place, network) ?? []);
    search.run(
      starts.flatMap((start) => seedsOf(start, network)),
      Math.max(...limits),
    );
    return { rings: rings.of(search, starts, limits, cell), streets: reachedStreets(search, starts, limits) };
  };
}

const groundOf = (words: GroundWords): WalkGraph => buildWalk(aWalkSource(words), 0).graph;

function isIn(ring: CircleRing | undefined, [x, y]: LonLat): boolean {
  let inside = false;
  for (const line of ring?.polygons.flat() ?? [])
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [line[i - 1], line[i]] as [LonLat, LonLat];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

/** Twice the area in square degrees, positive counter-clockwise. */
const turn = (line: readonly LonLat[]): number =>
  line.reduce((sum, [x, y], i) => {
    const [px, py] = line[i === 0 ? line.length - 1 : i - 1] ?? [x, y];
    const [x0, y0] = line[0] ?? [0, 0];
    return sum + (px - x0) * (y - y0) - (x - x0) * (py - y0);
  }, 0);

const areaOf = (ring: CircleRing): number => ring.polygons.flat().reduce((sum, line) => sum + turn(line), 0);

function expectWellMade(rings: readonly CircleRing[]): void {
  for (const { polygons } of rings)
    for (const polygon of polygons)
      polygon.forEach((line, i) => {
        expect(line.length).toBeGreaterThanOrEqual(4);
        expect(line.at(-1)).toEqual(line[0]);
        expect(turn(line) > 0).toBe(i === 0);
      });
}

/** A street west to east through the origin. */
const STREET = {
  line: [
    [-500, 0],
    [500, 0],
  ],
} as const satisfies { line: readonly Metres[] };
const START = placeAt([0, 0]);

test('a ring follows the street and leaves it as far as there is time, at most 60 m', () => {
  const { rings } = walked(groundOf({ ways: [STREET] }))([START], [60, 180]);
  expectWellMade(rings);
  const [one, three] = rings;
  // 5 km/h are 83 m in a minute
  for (const [point, inOne, inThree] of [
    [[0, 40], true, true],
    [[70, 0], true, true],
    [[95, 0], false, true],
    [[70, 40], false, true],
    [[0, -50], true, true],
    [[0, 80], false, false],
    [[235, 0], false, true],
    [[265, 0], false, false],
  ] as const)
    expect([point, isIn(one, placeAt(point)), isIn(three, placeAt(point))]).toEqual([point, inOne, inThree]);
});

test('a start counts on its own street although neither end is near enough', () => {
  const far = {
    line: [
      [-3000, 0],
      [3000, 0],
    ],
  } as const;
  const { rings, streets } = walked(groundOf({ ways: [far] }))([START], [60]);
  expect([isIn(rings[0], placeAt([60, 10])), isIn(rings[0], placeAt([-60, -10]))]).toEqual([true, true]);
  expect(streets[0]?.lines.length).toBeGreaterThan(0);
});

const RIVER = {
  kind: 'river',
  line: [
    [-600, 20],
    [600, 20],
    [600, 60],
    [-600, 60],
    [-600, 20],
  ],
} as const satisfies { kind: 'river'; line: readonly Metres[] };

test.each([10, 20] as const)('a ring does not leap a river, however near the other bank; cells of %d m', (cell) => {
  const far = placeAt([0, 45]);
  const beyond = placeAt([0, 78]);
  const open = walked(groundOf({ ways: [STREET] }))([START], [600], cell).rings[0];
  const shut = walked(groundOf({ ways: [STREET], barriers: [RIVER] }))([START], [600], cell).rings[0];
  expect(isIn(open, far)).toBe(true);
  expect([isIn(shut, placeAt([0, 12])), isIn(shut, far), isIn(shut, beyond)]).toEqual([true, false, false]);
});

test('over a bridge the other bank is reached, and not the water beside it', () => {
  const bridge = {
    line: [
      [0, 0],
      [0, 80],
    ],
    flags: FLAG.bridge,
  } as const;
  const bank = {
    line: [
      [-500, 80],
      [0, 80],
      [500, 80],
    ],
  } as const;
  const street = {
    line: [
      [-500, 0],
      [0, 0],
      [500, 0],
    ],
  } as const;
  const { rings } = walked(groundOf({ ways: [street, bridge, bank], barriers: [RIVER] }))([START], [600]);
  expect([
    isIn(rings[0], placeAt([200, 90])),
    isIn(rings[0], placeAt([40, 40])),
    isIn(rings[0], placeAt([-40, 40])),
  ]).toEqual([true, false, false]);
});

test('a wall is not leaped from outside nor from inside, and a gate lets the ring in by its own ways', () => {
  const ring: Metres[] = [
    [-200, 15],
    [200, 15],
    [200, 300],
    [-200, 300],
  ];
  const ways = [
    {
      line: [
        [-500, 0],
        [0, 0],
        [500, 0],
      ],
    },
    {
      line: [
        [0, 0],
        [0, 150],
        [150, 150],
      ],
    },
  ] as const;
  const graph = groundOf({ ways, zones: [{ ring, gates: [[0, 15]] }] });
  const places = [placeAt([100, 35]), placeAt([30, 140]), placeAt([140, 170])];
  const inside = (conditions: WalkConditions) => {
    const [drawn] = walked(graph, conditions)([START], [600]).rings;
    return places.map((place) => isIn(drawn, place));
  };
  expect(inside(normal)).toEqual([false, true, true]);
  expect(inside({ ...normal, closed: new Set(['gate 0.0']) })).toEqual([false, false, false]);
});

const town = walked(buildWalk(walkSourceOf(generateTown(), '2026-11-20')).graph);
const stations = generateTown().rows.service_station.map(({ geom: { coordinates } }): LonLat => [
  coordinates[0] ?? 0,
  coordinates[1] ?? 0,
]);

test('rings of the town lie in each other, whether of one station or of all', () => {
  for (const places of [...stations.slice(0, 4).map((place) => [place]), stations])
    for (const cell of [10, 20] as const) {
      const { rings } = town(places, [300, 600, 900], cell);
      expectWellMade(rings);
      expect(rings.map(areaOf)).toEqual(rings.map(areaOf).toSorted((a, b) => a - b));
      // points well inside the smaller ring: simplifying moves a line by some metres
      rings.slice(1).forEach((larger, i) => {
        const smaller = rings[i];
        for (const [x, y] of smaller?.polygons.flat(2).filter((_, k) => k % 7 === 0) ?? []) {
          const around = [-1e-4, 1e-4].flatMap((by): LonLat[] => [
            [x + by, y],
            [x, y + by],
          ]);
          if (around.every((place) => isIn(smaller, place))) expect(isIn(larger, [x, y])).toBe(true);
        }
      });
    }
});

test('the same question has the same answer after another', () => {
  const [first = [0, 0], second = [0, 0]] = stations;
  const once = town([first], [300, 900]);
  town([second], [600], 10);
  expect(town([first], [300, 900])).toEqual(once);
});

test('a home on a reached street lies in its ring', () => {
  const [place = [0, 0]] = stations;
  const limits = [300, 600, 900];
  const { streets } = town([place], limits);
  // a cell's way more, for the ring is drawn on cells
  const { rings } = town(
    [place],
    limits.map((limit) => limit + 15),
    10,
  );
  const missed = streets.flatMap(({ lines }, i) => lines.flat().filter((point) => !isIn(rings[i], point)));
  const all = streets.flatMap(({ lines }) => lines.flat()).length;
  expect(all).toBeGreaterThan(1000);
  expect(missed.length / all).toBeLessThan(0.01);
});

test('any tangle of streets and walls gives closed rings that grow with the time', () => {
  const point = fc
    .tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }))
    .map(([x, y]): Metres => [x * 37, y * 41]);
  const line = fc.array(point, { minLength: 2, maxLength: 5 });
  const ground = fc.record({
    ways: fc.array(fc.record({ line, flags: fc.constantFrom(0, 0, FLAG.steps, FLAG.oneWay, FLAG.bridge) }), {
      minLength: 1,
      maxLength: 12,
    }),
    barriers: fc.array(fc.record({ kind: fc.constantFrom('river' as const, 'railway' as const), line }), {
      maxLength: 4,
    }),
  });
  fc.assert(
    fc.property(
      ground,
      fc.array(point, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(10, 20),
      (words, places, cell) => {
        const ways = words.ways.filter((way) => new Set(way.line.map(String)).size > 1);
        fc.pre(ways.length > 0);
        const { rings } = walked(groundOf({ ...words, ways }))(places.map(placeAt), [60, 120, 240], cell);
        expectWellMade(rings);
        const areas = rings.map(areaOf);
        // what simplifying may take or give
        areas.slice(1).forEach((area, i) => expect(area).toBeGreaterThanOrEqual(0.97 * (areas[i] ?? 0)));
      },
    ),
    { numRuns: 100 },
  );
});
