/** The size of grids, as the nearest territory says it, and as the device shows it before the server has heard. */
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import type { TerritoryId } from '../ids.ts';
import { kindOf } from '../operations/index.ts';
import { HOUSEHOLDS_PER_GRID } from '../rules/workload.ts';
import { applyChanges, type World } from '../world.ts';
import { householdBand } from './grid-size.ts';

const world = aWorld().as('street_staff', 'street').withGrid('grid').withSummary('grid', { households: 200 }).build();
const said = (before: World, id: string, from: number | null, to: number | null): World => {
  const args = { territory_id: id as TerritoryId, households_from: from, households_to: to };
  return applyChanges(
    before,
    kindOf('territory.set_grid_size').effect(before, args, { made_at: '2026-11-20T02:00:00Z' }),
  );
};
const band = (of: World, id: string) => householdBand(of, id as TerritoryId);

describe('how many households a grid should hold', () => {
  test('is what is common, where nobody has said it', () => {
    expect(band(world, 'grid')).toBe(HOUSEHOLDS_PER_GRID);
    expect(band(world, 'nowhere')).toBe(HOUSEHOLDS_PER_GRID);
    expect(householdBand(world, null)).toBe(HOUSEHOLDS_PER_GRID);
  });

  test('is what the nearest territory above says', () => {
    const street = said(world, 'street', 160, 255);
    expect(band(street, 'grid')).toEqual({ from: 160, to: 255 });
    const both = said(street, 'community', 100, 150);
    expect(band(both, 'grid')).toEqual({ from: 100, to: 150 });
    expect(band(both, 'street')).toEqual({ from: 160, to: 255 });
  });

  test('keeps its version until the server says another, and goes when it is taken back', () => {
    const street = said(world, 'street', 160, 255);
    expect(street.grid_size.get('street')).toEqual({
      id: 'street',
      version: 0,
      territory_id: 'street',
      households_from: 160,
      households_to: 255,
    });
    expect(said(street, 'street', null, null).grid_size.size).toBe(0);
    expect(said(world, 'street', null, null)).toBe(world);
  });

  test('does not hang in a tree that bites its tail', () => {
    const ring = aWorld().withTerritory('street', { parent_id: 'grid' }).withGrid('grid').build();
    expect(band(ring, 'grid')).toBe(HOUSEHOLDS_PER_GRID);
  });
});
