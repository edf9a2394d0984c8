import { describe, expect, it, test } from 'vitest';
import { aChangedStreet, aProposal, box, PROPOSAL } from '../../../tests/builders/a-changed-street.ts';
import type { BoundaryProposal, ProposalStatus } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import type { Role } from '../role.ts';
import type { World } from '../world.ts';
import { effectOnDevice } from './proposal-effect.ts';
import { proposalActions, proposalsInOrder } from './proposal-list.ts';
import { proposalParts } from './proposal-parts.ts';

const id = (text: string) => text as TerritoryId;
const spot = (lon: number) => ({ type: 'Point' as const, coordinates: [lon / 100, 0.005] });

/** Two stairwells of `wide`, one on either side of the proposed border, and one of `new`. */
const inhabited = () =>
  aChangedStreet()
    .as('street_staff', 'street')
    .withUnit('west', { geom: spot(0.2) })
    .withUnit('east', { geom: spot(0.7) })
    .withUnit('other', { geom: spot(1.5) })
    .withHousehold('w1', { stairwell_unit_id: 'west', residents: 2 })
    .withHousehold('e1', { stairwell_unit_id: 'east', residents: 3 })
    .withHousehold('e2', { stairwell_unit_id: 'east', residents: 1 })
    .withHousehold('o1', { stairwell_unit_id: 'other', residents: 5 })
    .withMember('m1', { household_id: 'e1', compound_id: null })
    .withCompound('court', { geom: box(0.6, 0.1, 0.8, 0.3), territory_id: 'wide' })
    .withMember('m2', { household_id: null, compound_id: 'court' })
    .withWorker('a', { grids: ['wide'] })
    .withWorker('b', { grids: ['new'] });
const held = (world: World, row: Partial<BoundaryProposal> = {}) => ({
  world,
  proposal: { version: 1, ...aProposal(row) },
});

describe('what a draft would change, counted on the device', () => {
  it('moves who lives on the ground that moves, members by home or by compound', () => {
    const { world, proposal } = held(inhabited().build());
    expect(effectOnDevice(world, proposal)).toEqual({
      parts: [
        {
          territory_id: 'wide',
          name: '第一网格',
          before: { households: 3, residents: 6, members: 2, area_m2: 10_000, grid_workers: 1 },
          after: { households: 1, residents: 2, members: 0, area_m2: expect.closeTo(615_000, -4), grid_workers: 1 },
        },
        {
          territory_id: 'new',
          name: '第二网格',
          before: { households: 1, residents: 5, members: 0, area_m2: 10_000, grid_workers: 1 },
          after: { households: 3, residents: 9, members: 2, area_m2: expect.closeTo(1_846_000, -4), grid_workers: 1 },
        },
      ],
      moved_households: 2,
      moved_residents: 4,
      households_with_other_worker: 2,
    });
  });

  it('counts nobody’s worker as other where one of them stays', () => {
    const { world, proposal } = held(
      inhabited()
        .withWorker('both', { grids: ['wide', 'new'] })
        .build(),
    );
    expect(effectOnDevice(world, proposal)).toMatchObject({ moved_households: 2, households_with_other_worker: 0 });
  });

  it('gives a new part the people of the one it is cut from', () => {
    const change = {
      areas: [
        { territory_id: id('wide'), geom: box(0, 0, 0.5, 1) },
        { territory_id: id('cut'), geom: box(0.5, 0, 1, 1), name: '第五网格', cut_from_id: id('wide') },
      ],
      removed: [],
    };
    const { world, proposal } = held(inhabited().build(), { change });
    const effect = effectOnDevice(world, proposal);
    expect(effect?.parts[1]).toMatchObject({
      name: '第五网格',
      before: null,
      after: { households: 2, grid_workers: 1 },
    });
    expect(effect).toMatchObject({ moved_households: 2, households_with_other_worker: 0 });
  });

  it('shows a part that is merged away as gone', () => {
    const change = {
      areas: [{ territory_id: id('new'), geom: box(0, 0, 2, 1) }],
      removed: [{ territory_id: id('wide'), into_id: id('new') }],
    };
    const { world, proposal } = held(inhabited().build(), { change });
    expect(effectOnDevice(world, proposal)).toMatchObject({
      parts: [
        { territory_id: 'new', before: { households: 1 }, after: { households: 4 } },
        { territory_id: 'wide', before: { households: 3 }, after: null },
      ],
      moved_households: 3,
      households_with_other_worker: 3,
    });
  });

  it('counts nothing for a leader, who may not hold homes', () => {
    const { world, proposal } = held(aChangedStreet().as('leader', 'street').build());
    expect(effectOnDevice(world, proposal)).toBeNull();
  });
});

test('a proposal in force is compared with the day before', () => {
  const change = { areas: [{ territory_id: id('wide'), geom: box(0, 0, 1, 1) }], removed: [] };
  const { world, proposal } = held(inhabited().build(), { change, status: 'effective', effective_on: '2026-03-02' });
  expect(proposalParts(world, proposal)[0]?.before?.geom).toEqual(box(0, 0, 2, 1));
  expect(proposalParts(world, { ...proposal, status: 'approved' })[0]?.before?.geom).toEqual(box(0, 0, 1, 1));
});

describe('what a person can do with a proposal', () => {
  const actions = (role: Role, status: ProposalStatus, is_own: boolean) => {
    const world = aChangedStreet().as(role, 'street').build();
    const { obstacle, ...may } = proposalActions(world, { version: 1, ...aProposal({ status, is_own }) });
    return [...Object.entries(may).flatMap(([name, can]) => (can ? [name] : [])), ...(obstacle ? [obstacle] : [])];
  };

  it.each([
    ['community_staff', 'draft', true, ['mayEdit', 'maySubmit', 'mayRemove']],
    ['community_staff', 'proposed', true, ['mayWithdraw', 'mayRemove', 'own']],
    ['community_staff', 'rejected', true, ['mayEdit', 'mayRemove']],
    ['community_staff', 'stale', true, ['mayEdit', 'mayRemove']],
    ['community_staff', 'approved', true, []],
    ['community_staff', 'proposed', false, ['role']],
    ['community_staff', 'approved', false, []],
    ['street_staff', 'proposed', false, ['mayRemove', 'mayApprove', 'mayReject']],
    ['street_staff', 'approved', false, ['mayReject']],
    ['street_staff', 'stale', false, ['mayRemove']],
    ['street_staff', 'proposed', true, ['mayWithdraw', 'mayRemove', 'own']],
    ['leader', 'proposed', false, ['mayApprove', 'mayReject']],
    ['leader', 'approved', false, ['mayReject']],
    ['leader', 'draft', false, []],
    ['leader', 'effective', false, []],
  ] as const)('%s, %s, own: %s', (role, status, own, expected) => {
    expect(actions(role, status, own)).toEqual(expected);
  });

  it('lists what waits first, and the latest first among equals', () => {
    const world = aChangedStreet()
      .with('boundary_proposal', aProposal({ id: 'done' as never, status: 'effective' }))
      .with('boundary_proposal', aProposal({ id: 'old' as never, made_at: '2026-11-01T00:00:00Z' }))
      .with('boundary_proposal', aProposal({ id: 'mine' as never, status: 'draft' }))
      .with('boundary_proposal', aProposal())
      .build();
    expect(proposalsInOrder(world).map((row) => row.id)).toEqual([PROPOSAL, 'old', 'mine', 'done']);
  });
});
