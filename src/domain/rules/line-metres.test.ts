import { expect, test } from 'vitest';
import { courseMetres, lineMetres } from './line-metres.ts';

const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });

// What PostGIS 3.3 and 3.6 answer to st_length(geom::geography).
test.each([
  ['along a parallel, in the north', line([101.213, 41.312], [101.215, 41.312], [101.217, 41.312]), 334.9488],
  ['along a meridian', line([101.215, 41.31], [101.215, 41.77]), 51_089.6059],
  ['at the equator', line([0, 0], [0.1, 0.1]), 15_690.3433],
  ['aslant, 40 km', line([121.1, 31.0], [121.4, 31.25]), 39_837.5535],
])('a line %s is as long as the database says', (_name, drawn, metres) => {
  expect(Math.abs(courseMetres(drawn.coordinates) / metres - 1)).toBeLessThan(0.00003);
});

test('a line of one point has no length', () => {
  expect(lineMetres(line([101, 41]))).toBe(0);
  expect(courseMetres([])).toBe(0);
});

test('metres are told to the decimetre, as the database does', () => {
  expect(lineMetres(line([101.213, 41.312], [101.217, 41.312]))).toBe(334.9);
});
