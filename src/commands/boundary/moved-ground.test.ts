import { coordAll } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { aChangedStreet, aProposal, box } from '../../../tests/builders/a-changed-street.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { movedGround } from './moved-ground.ts';

const world = aChangedStreet().build();
const proposal = { version: 1, ...aProposal() };
const id = (text: string) => text as TerritoryId;

describe('the ground that moves', () => {
  it('is what each part would gain', () => {
    const moved = movedGround(world, proposal);
    expect(moved.map(({ to }) => to)).toEqual(['new']);
    const lons = coordAll(moved[0]?.geom ?? box(0, 0, 0, 0)).map(([lon]) => lon);
    expect(new Set(lons)).toEqual(new Set([0.005, 0.01]));
  });

  it('is nothing where a border only gained a node', () => {
    const same = { areas: [{ territory_id: id('wide'), geom: box(0, 0, 1, 1) }], removed: [] };
    expect(movedGround(world, { ...proposal, change: same })).toEqual([]);
  });

  it('is all of a part that is new', () => {
    const areas = [{ territory_id: id('cut'), geom: box(0.5, 0, 1, 1), name: '第五网格', cut_from_id: id('wide') }];
    expect(movedGround(world, { ...proposal, change: { areas, removed: [] } })).toEqual([
      { to: 'cut', geom: box(0.5, 0, 1, 1) },
    ]);
  });
});
