import { expect, test } from 'vitest';
import { aWalkSource, placeAt, type Metres } from '../../tests/builders/a-walk-source.ts';
import { buildWalk } from './build.ts';
import { Obstacles } from './obstacles.ts';

const box = (west: number, south: number, east: number, north: number): Metres[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** Streets at y = 0 and from it into two compounds, one to the north with its gate in the south, one far east; water and rails. */
const obstacles = new Obstacles(
  buildWalk(
    aWalkSource({
      ways: [
        {
          line: [
            [-900, 0],
            [0, 0],
            [900, 0],
          ],
        },
        {
          line: [
            [0, 0],
            [0, 100],
          ],
        },
      ],
      zones: [{ ring: box(-100, 30, 100, 330), gates: [[0, 30]] }],
      barriers: [
        {
          kind: 'river',
          line: [
            [-900, -200],
            [900, -200],
          ],
        },
        {
          kind: 'railway',
          line: [
            [500, -900],
            [500, 900],
          ],
        },
      ],
    }),
    0,
  ).graph,
);
const between = (a: Metres, b: Metres) => obstacles.between(placeAt(a), placeAt(b));

test('water and rails in between are named, in their order', () => {
  expect(between([-300, 10], [-400, -100])).toEqual([]);
  expect(between([-300, -10], [-300, -300])).toEqual(['river']);
  expect(between([300, 10], [700, 10])).toEqual(['railway']);
  expect(between([300, 10], [700, -300])).toEqual(['river', 'railway']);
});

test('a compound across the line is a wall, a corner of one is not', () => {
  expect(between([-300, 200], [300, 200])).toEqual(['wall']);
  expect(between([-130, 310], [-80, 360])).toEqual([]);
});

test('the own wall counts where the gate is on the other side', () => {
  expect(between([0, 100], [0, -50])).toEqual([]);
  expect(between([0, 250], [0, 400])).toEqual(['wall']);
  expect(between([0, 400], [0, 250])).toEqual(['wall']);
  expect(between([-80, 300], [80, 60])).toEqual([]);
});
