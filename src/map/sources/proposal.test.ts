import { describe, expect, it } from 'vitest';
import { aChangedStreet, aProposal, box, PROPOSAL } from '../../../tests/builders/a-changed-street.ts';
import { NOW } from '../../../tests/builders/a-world.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { createAppStore } from '../../state/store.ts';
import { initialPlan, type PlanState } from '../../state/plan.ts';
import { proposal, territoriesShown } from './proposal.ts';
import { territory } from './territory.ts';
import type { View } from './source.ts';

const id = (text: string) => text as TerritoryId;
const change = {
  areas: [
    { territory_id: id('wide'), geom: box(0, 0, 0.5, 1) },
    { territory_id: id('cut'), geom: box(0.5, 0, 1, 1), name: '第五网格', cut_from_id: id('wide') },
    { territory_id: id('far'), geom: box(1, 0, 4, 1) },
  ],
  removed: [{ territory_id: id('new'), into_id: id('far') }],
};
const world = aChangedStreet().with('boundary_proposal', aProposal({ change })).build();
const moved = [{ to: id('cut'), geom: box(0.5, 0, 1, 1) }];
const view = (plan: Partial<PlanState> = {}, screen: 'plan' | 'map' = 'plan'): View => ({
  state: createAppStore({
    world,
    screen,
    plan: { ...initialPlan, tool: 'proposals', proposal: PROPOSAL, moved, ...plan },
  }).getState(),
  now: NOW,
});
const drawn = (from: View) =>
  proposal
    .features(from)
    .map(({ properties }) => `${properties?.['role'] ?? properties?.['name']} ${properties?.['id']}`);

describe('a proposal on the map', () => {
  it('lies over what is, with the ground that moves and the names of new parts', () => {
    expect(drawn(view()).sort()).toEqual(
      [
        'after cut',
        'after far',
        'after wide',
        'before far',
        'before new',
        'before wide',
        'moved cut',
        '第五网格 cut',
      ].sort(),
    );
  });

  it('shows only what is, or only what would be', () => {
    expect(drawn(view({ comparison: 'before' })).sort()).toEqual(['before far', 'before new', 'before wide']);
    expect(drawn(view({ comparison: 'after' })).some((one) => /before|moved/.test(one))).toBe(false);
  });

  it('takes the place of the boundaries where only it is shown, new parts answering as what they are cut from', () => {
    expect(territoriesShown(view())).toHaveLength(world.territory.size);
    const rows = territoriesShown(view({ comparison: 'after' }));
    const grids = rows.filter(({ level }) => level === 'grid').map((row) => [row.id, row.geom]);
    expect(grids).toEqual([
      ['wide', box(0, 0, 0.5, 1)],
      ['far', box(1, 0, 4, 1)],
      ['wide', box(0.5, 0, 1, 1)],
    ]);
    expect(territory.features(view({ comparison: 'after' }))).toHaveLength(rows.length);
  });

  it('is gone with its tool, and draws the boundaries no more than they change', () => {
    for (const elsewhere of [view({}, 'map'), view({ tool: 'history' }), view({ proposal: null })]) {
      expect(proposal.features(elsewhere)).toEqual([]);
      expect(proposal.inputs(elsewhere)).toEqual([null]);
    }
    const same = view();
    expect(territory.inputs(same)).toEqual(territory.inputs({ ...same, state: { ...same.state, plan: initialPlan } }));
  });
});
