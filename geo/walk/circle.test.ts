import { expect, test } from 'vitest';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import type { CircleQuestion } from './circle-answer.ts';
import { Circle, type Pictures } from './circle.ts';
import { edgePoints, type LonLat, type WalkGraph } from './graph.ts';
import { NO_PLACE } from './owners.ts';
import { Walker } from './walker.ts';

const town = generateTown();
const { graph } = buildWalk(walkSourceOf(town, '2026-11-20'));
const at = ({ geom }: { geom: { coordinates: readonly number[] } }): LonLat => [
  geom.coordinates[0] ?? 0,
  geom.coordinates[1] ?? 0,
];
const doors = town.rows.stairwell_unit.map(at);
const stations = town.rows.service_station.map(at);
const homes = Float64Array.from(doors.flat());

/** Says what it was asked to draw. */
const asked: unknown[][] = [];
const pictures: Pictures = {
  rings: (search, starts, limits, cell) => {
    asked.push(['rings', search.network.conditions.pace, search.count, starts.length, limits, cell]);
    return limits.map((seconds) => ({ seconds, polygons: [] }));
  },
  streets: (_, starts, limits) => {
    asked.push(['streets', starts.length]);
    return limits.map((seconds) => ({ seconds, lines: [] }));
  },
};

const question: CircleQuestion = {
  places: stations,
  conditions: { pace: 'standard', minute: null, closed: new Set() },
  elderly: false,
  limit: 1800,
  rings: [300, 600, 900],
  streets: false,
  cell: 20,
};

function circleOf(network: WalkGraph): Circle {
  const circle = new Circle(network, () => pictures);
  circle.setHomes(homes);
  return circle;
}

test('answers for every home what the walker answers for one, also at the pace of the elderly', () => {
  const circle = circleOf(graph);
  const { seconds, nearest, elderly } = circle.ask({ ...question, elderly: true });
  const walker = new Walker(graph);
  for (const [pace, found] of [
    ['standard', seconds],
    ['elderly', elderly?.seconds ?? []],
  ] as const) {
    const each = stations.map((station) =>
      walker.distances(station, doors, { ...question.conditions, pace }, 1800).map((way) => way?.seconds ?? Infinity),
    );
    expect([...found]).toEqual(doors.map((_, home) => Math.min(...each.map((walked) => walked[home] ?? Infinity))));
    if (pace === 'standard')
      nearest.forEach((place, home) => {
        if (place !== NO_PLACE) expect(each[place]?.[home]).toBe(seconds[home]);
      });
  }
  expect(circle.ask(question).elderly).toBeNull();
});

test('an answer stays what it was when others follow, and its arrays may be given away', () => {
  const circle = circleOf(graph);
  const first = circle.ask({ ...question, elderly: true });
  const copy = structuredClone(first);
  circle.ask({ ...question, places: stations.slice(0, 1), elderly: true });
  expect(first).toEqual(copy);
  const buffers = [first, first.elderly].flatMap((part) => (part ? [part.seconds.buffer, part.atLeast.buffer] : []));
  expect(new Set([...buffers, first.nearest.buffer]).size).toBe(5);
  structuredClone(first, { transfer: buffers });
  expect(circle.ask({ ...question, elderly: true })).toEqual(copy);
});

test('places off the network are named, and without any place nobody is reached', () => {
  const circle = circleOf(graph);
  const desert: LonLat = [101.3, 41.4];
  const mixed = circle.ask({ ...question, places: [desert, ...stations, desert] });
  expect(mixed.offNetwork).toEqual([0, stations.length + 1]);
  expect([...mixed.seconds]).toEqual([...circle.ask(question).seconds]);
  expect(new Set(mixed.nearest).has(0)).toBe(false);
  const none = circle.ask({ ...question, places: [desert] });
  expect(new Set(none.seconds)).toEqual(new Set([Infinity]));
  expect(new Set(none.nearest)).toEqual(new Set([NO_PLACE]));
  expect(none.atEdge).toBe(false);
});

test('pictures are drawn of the search at the asked pace, streets only when asked for', () => {
  const circle = circleOf(graph);
  asked.length = 0;
  const answer = circle.ask({ ...question, elderly: true, streets: true, cell: 10 });
  expect(asked).toEqual([
    ['rings', 'standard', expect.any(Number), stations.length, [300, 600, 900], 10],
    ['streets', stations.length],
  ]);
  expect(answer.rings.map(({ seconds }) => seconds)).toEqual([300, 600, 900]);
  expect(circle.ask(question).streets).toEqual([]);
});

test('homes are told apart as connected or not', () => {
  const circle = new Circle(graph, () => pictures);
  expect([...circle.setHomes(Float64Array.from([...(doors[0] ?? []), 101.3, 41.4]))]).toEqual([1, 0]);
});

/** What an extract of a box would know of the town. */
function cutTo(west: number, south: number, east: number, north: number): WalkGraph {
  const { lon0, lat0, kx, ky } = graph.header;
  const [w, e] = [(west - lon0) * kx * 10, (east - lon0) * kx * 10];
  const [s, n] = [(south - lat0) * ky * 10, (north - lat0) * ky * 10];
  const kept = [...graph.from.keys()].filter((edge) => {
    const points = edgePoints(graph, edge);
    const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
    return Math.max(...xs) > w && Math.min(...xs) < e && Math.max(...ys) > s && Math.min(...ys) < n;
  });
  const shapeStart = new Uint32Array(kept.length + 1);
  const shape = kept.flatMap((edge, i) => {
    const steps = graph.shape.subarray(2 * (graph.shapeStart[edge] ?? 0), 2 * (graph.shapeStart[edge + 1] ?? 0));
    shapeStart[i + 1] = (shapeStart[i] ?? 0) + steps.length / 2;
    return [...steps];
  });
  return {
    ...graph,
    header: {
      ...graph.header,
      gates: [],
      coverage: [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    },
    from: Uint32Array.from(kept, (edge) => graph.from[edge] ?? 0),
    to: Uint32Array.from(kept, (edge) => graph.to[edge] ?? 0),
    length: Uint16Array.from(kept, (edge) => graph.length[edge] ?? 0),
    flags: Uint8Array.from(kept, (edge) => graph.flags[edge] ?? 0),
    shapeStart,
    shape: Int16Array.from(shape),
  };
}

test('who is told to be out of reach at the edge of the data is so in truth', () => {
  const [west, south, east, north] = graph.header.bounds;
  const [width, height] = [east - west, north - south];
  const whole = circleOf({ ...graph, header: { ...graph.header, coverage: [] } });
  let unknown = 0;
  for (const [left, low, right, high] of [
    [0, 0, 0.5, 0.5],
    [0.3, 0.2, 0.62, 0.7],
    [0.45, 0.4, 0.55, 0.9],
  ] as const) {
    const box = [west + left * width, south + low * height, west + right * width, south + high * height] as const;
    const part = circleOf(cutTo(...box));
    const inside = (place: LonLat): boolean =>
      place[0] > box[0] && place[0] < box[2] && place[1] > box[1] && place[1] < box[3];
    for (const places of [doors.filter((door, i) => i % 90 === 0 && inside(door)), stations.filter(inside)]) {
      const truth = whole.ask({ ...question, places });
      const told = part.ask({ ...question, places });
      expect(truth.atEdge).toBe(false);
      doors.forEach((_, home) => {
        const [least = 0, found = 0] = [told.atLeast[home], told.seconds[home]];
        expect(least).toBeLessThanOrEqual(found);
        expect(truth.seconds[home]).toBeGreaterThanOrEqual(least);
        if (least <= 900 && found > 900) unknown += 1;
      });
    }
  }
  expect(unknown).toBeGreaterThan(100);
});

test('nothing is unknown where nobody comes to the edge', () => {
  const [west, south, east, north] = graph.header.bounds;
  const circle = circleOf(cutTo(west, south, east, north));
  const middle = doors.find(
    ([lon, lat]) => Math.abs(lon - (west + east) / 2) < 0.003 && Math.abs(lat - (south + north) / 2) < 0.003,
  );
  const near = circle.ask({ ...question, places: middle ? [middle] : [], limit: 600, rings: [600] });
  expect(near.seconds.filter((seconds) => seconds < Infinity).length).toBeGreaterThan(50);
  expect(near.atLeast).toEqual(near.seconds);
  expect(near.atEdge).toBe(false);
  expect(circle.ask({ ...question, limit: 3600, rings: [3600] }).atEdge).toBe(true);
});
