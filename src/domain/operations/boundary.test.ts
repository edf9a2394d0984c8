/** Boundaries and proposals, as they look before the server has heard. */
import { describe, expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { BoundaryProposalId, TerritoryId } from '../ids.ts';
import { basesOf, changesOf, rowsAbout, titleOf } from '../operation.ts';
import { outlineM2 } from '../rules/outline-m2.ts';
import { applyChanges, type World } from '../world.ts';
import type { OperationArgs, OperationName } from './index.ts';

/** 00:30 on the 21st in Shanghai. */
const MADE = '2026-11-20T16:30:00.000Z';
const operation = <Name extends OperationName>(name: Name, args: OperationArgs[Name]) => ({
  op_id: 'op',
  name,
  args,
  base_versions: {},
  depends_on: [],
  made_at: MADE,
  device: 'tablet 1',
});
const after = <Name extends OperationName>(world: World, name: Name, args: OperationArgs[Name]): World =>
  applyChanges(world, changesOf(world, operation(name, args)));

const [first, second, third] = ['grid-1', 'grid-2', 'grid-3'] as unknown as [TerritoryId, TerritoryId, TerritoryId];
const parent_id = 'community' as TerritoryId;
const proposal_id = 'proposal-1' as BoundaryProposalId;
const street = (): WorldBuilder =>
  aWorld()
    .as('community_staff', 'community')
    .withTerritory('community', { level: 'community', name: '清和社区', code: '990101001001' })
    .withGrid(first, { name: '第一网格', kind: 'dedicated_grid', office_code: 'QH-01' })
    .withGrid(second, { name: '第二网格', geom: squareAt(0.01, 0, 1) });
const drawn = squareAt(0, 0, 2);

describe('boundary.edit', () => {
  const change = {
    areas: [
      { territory_id: first, geom: drawn, name: '东网格' },
      { territory_id: third, geom: squareAt(0, 0.02, 1), name: '新网格', cut_from_id: first },
    ],
    removed: [{ territory_id: second, into_id: first }],
  };
  const world = after(street().build(), 'boundary.edit', { parent_id, change });

  test('redraws, with the area and the day', () => {
    expect(world.territory.get(first)).toMatchObject({
      geom: drawn,
      name: '东网格',
      area_m2: outlineM2(drawn),
      valid_from: '2026-11-21',
      office_code: 'QH-01',
    });
  });

  test('a new part takes over level and kind, and waits for its code', () => {
    expect(world.territory.get(third)).toMatchObject({
      parent_id,
      level: 'grid',
      kind: 'dedicated_grid',
      name: '新网格',
      code: '',
      office_code: null,
      version: 0,
    });
  });

  test('a merged part goes', () => {
    expect(world.territory.has(second)).toBe(false);
  });

  test('is about all it names, and counts on the versions of all', () => {
    const op = operation('boundary.edit', { parent_id, change });
    const all = [first, third, second].map((id) => ({ entity: 'territory', id }));
    expect(rowsAbout(op)).toEqual(all);
    expect(basesOf(op)).toEqual(all);
    expect(titleOf(street().build(), op)).toBe('清和社区');
  });

  test('changes nothing that is not there', () => {
    const areas = [{ territory_id: third, geom: drawn }];
    expect(
      changesOf(street().build(), operation('boundary.edit', { parent_id, change: { areas, removed: [] } })),
    ).toEqual({
      upserts: { territory: [] },
      removes: { territory: [] },
    });
  });
});

describe('proposals', () => {
  const change = { areas: [{ territory_id: first, geom: drawn }], removed: [] };
  const saved = after(street().build(), 'proposal.save', {
    proposal_id,
    parent_id,
    name: '东移方案',
    note: ' ',
    change,
    bases: { [first]: 1 },
  });
  const row = (world: World) => world.boundary_proposal.get(proposal_id);

  test('a saved one is a draft of one’s own', () => {
    expect(row(saved)).toMatchObject({
      version: 0,
      territory_id: parent_id,
      status: 'draft',
      is_own: true,
      note: null,
      made_by: '欧阳竹影',
      made_at: MADE,
      effect: null,
    });
    expect(saved.territory.get(first)?.geom).not.toBe(drawn);
  });

  test('goes its way', () => {
    const submitted = after(saved, 'proposal.submit', { proposal_id });
    expect(row(submitted)?.status).toBe('proposed');
    const effective_on = '2026-12-01';
    expect(row(after(submitted, 'proposal.approve', { proposal_id, effective_on, note: ' 同意 ' }))).toMatchObject({
      status: 'approved',
      effective_on,
      review_note: '同意',
      reviewed_by: '欧阳竹影',
      reviewed_at: MADE,
    });
    const rejected = after(submitted, 'proposal.reject', { proposal_id, note: '太远' });
    expect(row(rejected)).toMatchObject({ status: 'rejected', review_note: '太远' });
    expect(row(after(rejected, 'proposal.remove', { proposal_id }))).toBeUndefined();
    expect(titleOf(saved, operation('proposal.submit', { proposal_id }))).toBe('东移方案');
  });

  test('a step with one that is not there changes nothing', () => {
    const world = street().build();
    expect(after(world, 'proposal.submit', { proposal_id })).toBe(world);
    expect(titleOf(world, operation('proposal.submit', { proposal_id }))).toBe('');
  });
});

describe('territory.change and territory.renumber', () => {
  test('what is absent stays, an empty office code is taken back', () => {
    const named = after(street().build(), 'territory.change', { territory_id: first, name: '东网格' });
    expect(named.territory.get(first)).toMatchObject({ name: '东网格', office_code: 'QH-01', kind: 'dedicated_grid' });
    const told = after(named, 'territory.change', { territory_id: first, office_code: ' ', kind: 'base_grid' });
    expect(told.territory.get(first)).toMatchObject({ name: '东网格', office_code: null, kind: 'base_grid' });
    expect(after(told, 'territory.change', { territory_id: third, name: '无' })).toBe(told);
  });

  test('all parts get the codes of the rule', () => {
    const world = after(street().build(), 'territory.renumber', { parent_id });
    expect([first, second].map((id) => world.territory.get(id)?.code)).toEqual(['990101001001001', '990101001001002']);
  });
});
