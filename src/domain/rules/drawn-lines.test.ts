/** The geometry of drawing: nearest places, cuts, ways along lines, outlines. */
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { LonLat } from '../../../geo/crs/offset.ts';
import { createRandom } from '../../../geo/random.ts';
import { cutCourse, movedBy, nearestOnCourse } from './course.ts';
import { wayAlong } from './follow-lines.ts';
import { courseMetres } from './line-metres.ts';
import { outlineFault } from './outline-faults.ts';
import { snapPlace } from './snap-place.ts';

const metres = (course: readonly LonLat[]): number => courseMetres(course.map(([lon, lat]) => [lon, lat]));
const river: LonLat[] = [
  [101.2, 41.3],
  [101.203, 41.301],
  [101.207, 41.3],
];

describe('the nearest place of a course', () => {
  test('lies on it, and ends are the very ends', () => {
    expect(nearestOnCourse(river, [101.19, 41.3])).toMatchObject({ at: river[0], leg: 0 });
    const found = nearestOnCourse(river, [101.205, 41.3015]);
    expect(found?.leg).toBe(1);
    expect(found?.metres).toBeCloseTo(105.5, 0);
    expect(nearestOnCourse([[0, 0]], [0, 0])).toBeNull();
  });
});

describe('a cut', () => {
  test('keeps every metre and every point, wherever it is made', () => {
    const random = createRandom(7);
    for (let i = 0; i < 300; i += 1) {
      const place: LonLat = [101.2 + random.next() * 0.007, 41.3 + random.next() * 0.001];
      const cut = cutCourse(river, place);
      if (!cut) continue;
      expect(cut.first.at(-1)).toEqual(cut.second[0]);
      // a place of 7 decimals is off its line by less than a centimetre
      expect(Math.abs(metres(cut.first) + metres(cut.second) - metres(river))).toBeLessThan(0.01);
      const joined = [...cut.first, ...cut.second.slice(1)];
      for (const point of river) expect(joined).toContainEqual(point);
      expect(joined.length).toBeLessThanOrEqual(river.length + 1);
    }
  });

  test('at a bend adds no point, at an end cuts nothing', () => {
    expect(cutCourse(river, river[1] as LonLat)).toMatchObject({ first: river.slice(0, 2), second: river.slice(1) });
    expect(cutCourse(river, [101.19, 41.3])).toBeNull();
    expect(cutCourse(river, [101.3, 41.3])).toBeNull();
  });
});

test('a place is moved by metres', () => {
  const at: LonLat = [101.2, 41.3];
  expect(metres([at, movedBy(at, 100, 0)])).toBeCloseTo(100, 0);
  expect(metres([at, movedBy(at, 0, -10)])).toBeCloseTo(10, 1);
});

describe('a way along lines', () => {
  const east: LonLat[] = [
    [101.2, 41.3],
    [101.204, 41.3],
  ];
  const north: LonLat[] = [
    [101.202, 41.299],
    [101.202, 41.304],
  ];
  /** Its piece from the next tile, overlapping and a metre off. */
  const further: LonLat[] = [
    [101.2038, 41.30001],
    [101.208, 41.30001],
  ];

  test('turns at crossings where an end lies on another line, and goes over the edge of a tile', () => {
    const branch: LonLat[] = [
      [101.202, 41.3],
      [101.202, 41.304],
    ];
    const way = wayAlong([east, further, branch], [101.2002, 41.30005], [101.2021, 41.303]);
    expect(way?.[0]).toEqual([101.2002, 41.3]);
    expect(way).toContainEqual([101.202, 41.3]);
    expect(way?.at(-1)).toEqual([101.202, 41.303]);
    const along = wayAlong([east, further], [101.201, 41.3], [101.207, 41.3]);
    expect(metres(along ?? [])).toBeCloseTo(
      metres([
        [101.201, 41.3],
        [101.207, 41.3],
      ]),
      -1,
    );
  });

  test('is none where lines only cross in the air, and where no line is near', () => {
    expect(wayAlong([east, north], [101.2002, 41.3], [101.202, 41.303])).toBeNull();
    expect(wayAlong([east], [101.2002, 41.31], [101.203, 41.3])).toBeNull();
    expect(wayAlong([], [0, 0], [0, 0])).toBeNull();
  });

  test('from a place to itself is that place, on its line', () => {
    expect(wayAlong([east], [101.201, 41.3001], [101.201, 41.3001])).toEqual([[101.201, 41.3]]);
  });

  test('leaves the lines it was given as they were', () => {
    const before = structuredClone(east);
    wayAlong([east, further], [101.2002, 41.3], [101.207, 41.3]);
    expect(east).toEqual(before);
  });
});

describe('an outline', () => {
  const compound = aWorld()
    .withGrid('grid-1')
    .withCompound('c', { name: '清和苑', geom: squareAt(0, 0, 0.1) })
    .build().compound;
  const ring = (x: number, y: number, side: number): LonLat[] => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ];
  const faultOf = (points: LonLat[]) => outlineFault(points, compound.values())?.kind ?? null;

  test.each<[string, LonLat[], string | null]>([
    [
      'of two points',
      [
        [0, 0],
        [1, 1],
      ],
      'few',
    ],
    [
      'that crosses itself',
      [
        [0.002, 0],
        [0.003, 0.001],
        [0.003, 0],
        [0.002, 0.001],
      ],
      'crosses',
    ],
    ['below 100 m²', ring(0.002, 0, 0.00008), 'small'],
    ['beside another', ring(0.002, 0, 0.001), null],
    ['wall to wall with another', ring(0.001, 0, 0.001), null],
    ['a finger’s breadth over the wall', ring(0.000999, 0, 0.001), null],
    ['over a corner of another', ring(0.0008, 0.0008, 0.001), 'overlaps'],
    ['in the middle of another', ring(0.0004, 0.0004, 0.0002), 'overlaps'],
    ['around another', ring(-0.001, -0.001, 0.003), 'overlaps'],
    [
      'across another, no corner of either inside',
      [
        [0.0004, -0.001],
        [0.0006, -0.001],
        [0.0006, 0.002],
        [0.0004, 0.002],
      ],
      'overlaps',
    ],
  ])('%s', (_name, points, fault) => {
    expect(faultOf(points)).toBe(fault);
  });

  test('says over which', () => {
    expect(outlineFault(ring(0.0008, 0.0008, 0.001), compound.values())).toMatchObject({ other: { name: '清和苑' } });
  });
});

describe('a finger', () => {
  test('means a corner before a line, and nothing beyond its reach', () => {
    expect(snapPlace([river], [101.2001, 41.30001], 15)).toEqual(river[0]);
    const on = snapPlace([river], [101.2015, 41.3006], 15);
    expect(nearestOnCourse(river, on as LonLat)?.metres).toBeLessThan(0.02);
    expect(snapPlace([river], [101.2015, 41.31], 15)).toBeNull();
    expect(snapPlace([], [0, 0], 15)).toBeNull();
  });
});
