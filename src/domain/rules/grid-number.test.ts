/** The codes of the rule; supabase/tests/boundary-rules.test.ts holds them against the database. */
import { expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { TerritoryId } from '../ids.ts';
import { numberedByRule } from './grid-number.ts';

const whole = 'community-9' as TerritoryId;
const CODE = '990101001009';

/** Parts by name, each at a place in hundredths of a degree inside a whole of 2 by 2. */
function codesOf(places: Readonly<Record<string, readonly [number, number]>>): Readonly<Record<string, string>> {
  const world = aWorld().withTerritory(whole, { level: 'community', code: CODE, geom: squareAt(0, 0, 2) });
  for (const [name, [x, y]] of Object.entries(places))
    world.withGrid(name, { parent_id: whole, code: 'none', geom: squareAt(x / 100, y / 100, 1) });
  return Object.fromEntries(numberedByRule(world.build(), whole).map(({ id, code }) => [id, code.slice(CODE.length)]));
}

test('from north to south, from west to east', () => {
  expect(codesOf({ southEast: [1, 0], northEast: [1, 1], southWest: [0, 0], northWest: [0, 1] })).toEqual({
    northWest: '001',
    northEast: '002',
    southWest: '003',
    southEast: '004',
  });
});

test('a part a little farther south stands in the same band', () => {
  expect(codesOf({ east: [1, 1], west: [0, 0.6], south: [0.5, 0] })).toEqual({
    west: '001',
    east: '002',
    south: '003',
  });
});

test('two in one place are told apart by their ids', () => {
  expect(codesOf({ b: [0, 0], a: [0, 0] })).toEqual({ a: '001', b: '002' });
});

test('only parts whose code changes are told, and of a whole that is not there none', () => {
  const world = aWorld()
    .withTerritory(whole, { level: 'community', code: CODE })
    .withGrid('only', { parent_id: whole, code: `${CODE}001` })
    .build();
  expect(numberedByRule(world, whole)).toEqual([]);
  expect(numberedByRule(world, 'nowhere' as TerritoryId)).toEqual([]);
});
