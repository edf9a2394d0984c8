import { expect, test } from 'vitest';
import { roundLength } from '../domain/rules/round-length.ts';
import { usableInsets } from './camera.ts';

test('panels are kept clear of where there is room left', () => {
  expect(usableInsets({ top: 0, right: 0, bottom: 0, left: 380 }, 1280, 800)).toEqual({
    top: 0,
    right: 0,
    bottom: 0,
    left: 380,
  });
});

test('a sheet at full height leaves nothing to aim at, so the whole map is aimed at', () => {
  expect(usableInsets({ top: 60, right: 0, bottom: 700, left: 0 }, 390, 844)).toEqual({
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
  });
});

test.each([
  [87, 50],
  [120, 100],
  [200, 200],
  [1999, 1000],
  [5.5, 5],
])('the longest round length in %d m is %d m', (longest, expected) => {
  expect(roundLength(longest)).toBe(expected);
});
