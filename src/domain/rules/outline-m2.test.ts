/** The area of an outline; supabase/tests/boundary-rules.test.ts holds it against the database. */
import { expect, test } from 'vitest';
import { squareAt } from '../../../tests/builders/square.ts';
import { outlineM2 } from './outline-m2.ts';

const square = squareAt(116.4, 39.9, 1);
const small = squareAt(116.402, 39.902, 0.2);
const ring = (of: typeof square) => of.coordinates[0] ?? [];

test('a square of a hundredth of a degree in Beijing is 0.95 km²', () => {
  // 854.3 m by 1,110.4 m on the WGS 84 ellipsoid
  expect(outlineM2(square) / 1e6).toBeCloseTo(0.949, 3);
});

test('neither the direction of a ring nor whether it is one of several matters', () => {
  const reversed = { type: 'Polygon' as const, coordinates: [[...ring(square)].reverse()] };
  expect(outlineM2(reversed)).toBe(outlineM2(square));
  expect(outlineM2({ type: 'MultiPolygon', coordinates: [square.coordinates] })).toBe(outlineM2(square));
});

test('holes are taken away, pieces are added', () => {
  const holed = { type: 'Polygon' as const, coordinates: [ring(square), [...ring(small)].reverse()] };
  expect(outlineM2(holed)).toBeCloseTo(outlineM2(square) - outlineM2(small), 0);
  const apart = squareAt(116.5, 39.9, 1);
  const both = { type: 'MultiPolygon' as const, coordinates: [square.coordinates, apart.coordinates] };
  expect(outlineM2(both)).toBeCloseTo(2 * outlineM2(square), 0);
});

test('what is no outline has no area', () => {
  expect(outlineM2({ type: 'Polygon', coordinates: [] })).toBe(0);
});
