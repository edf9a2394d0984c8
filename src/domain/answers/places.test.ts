import { describe, expect, test } from 'vitest';
import { aWorld, hoursFromNow, NOW, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import type { BuildingId, CompoundId, HouseholdId, PartyHouseholdId, TerritoryId } from '../ids.ts';
import { buildingAnswer } from './building.ts';
import { compoundAnswer } from './compound.ts';
import { householdAnswer, partyHouseholdAnswer } from './household.ts';
import { territoryAnswer } from './territory.ts';

const territory = (builder: WorldBuilder, id: string) => territoryAnswer(builder.build(), id as TerritoryId, NOW);
const compound = (builder: WorldBuilder, id = 'compound-1') => compoundAnswer(builder.build(), id as CompoundId, NOW);
const names = (lines: readonly { link: { name: string } }[] | undefined): string[] =>
  (lines ?? []).map((line) => line.link.name);

describe('a territory', () => {
  const grid = () =>
    aWorld()
      .withGrid('grid-1', { name: '第一网格' })
      .withWorker('helper', { grids: ['grid-1'], employment: 'part_time' })
      .withWorker('worker', { grids: ['grid-1'] });

  test('names its full-time worker first, and where it lies', () => {
    const answer = territory(grid(), 'grid-1');
    expect(names(answer?.workers)).toEqual(['worker', 'helper']);
    expect(answer?.path.map((link) => link.name)).toEqual(['云汀县', '连心街道', '清和社区']);
  });

  test('a micro grid is answered for by its grid’s worker', () => {
    expect(
      names(territory(grid().withTerritory('micro', { level: 'micro_grid', parent_id: 'grid-1' }), 'micro')?.workers),
    ).toEqual(['worker', 'helper']);
  });

  test('above the grid, workers are counted once however many grids they walk', () => {
    const answer = territory(
      grid()
        .withGrid('grid-2', { code: '990101001001000' })
        .withWorker('both', { grids: ['grid-1', 'grid-2'] }),
      'community',
    );
    expect(answer).toMatchObject({ walked: false, workers: [], workerCount: { full_time: 2, part_time: 1 } });
    expect(answer?.children.map((child) => [child.link.name, child.worker?.link.name])).toEqual([
      ['grid-2', 'both'],
      ['第一网格', 'both'],
    ]);
  });

  test('a grid with only a group turns to the branch above the group', () => {
    const answer = territory(
      grid()
        .withOrg('总支', { kind: 'general_branch', territory_id: 'community', covers: ['community'] })
        .withOrg('支部', { kind: 'branch', parent_id: '总支', secretary: '端木青禾' })
        .withOrg('小组', { kind: 'group', parent_id: '支部', covers: ['grid-1'], secretary: '夏侯远山' }),
      'grid-1',
    );
    expect(answer?.orgs.map((org) => [org.link.name, org.inherited, org.lead?.name])).toEqual([
      ['支部', false, '端木青禾'],
      ['小组', false, '夏侯远山'],
    ]);
  });

  test('a grid without any organisation turns to the nearest above', () => {
    const answer = territory(grid().withOrg('总支', { kind: 'general_branch', covers: ['community'] }), 'grid-1');
    expect(answer?.orgs).toMatchObject([{ link: { name: '总支' }, inherited: true, lead: null }]);
  });

  describe('open cases', () => {
    const cases = () =>
      grid()
        .withGrid('grid-2')
        .withSummary('community', { place_kind: 'territory', open_cases: 9 })
        .withCase('later', { due_at: hoursFromNow(50) })
        .withCase('late', { due_at: hoursFromNow(-50) })
        .withCase('done', { stage: 'evaluate', closed_at: hoursFromNow(-1) });

    test('a person who holds them all reads the true number, overdue first, closed ones left out', () => {
      expect(territory(cases().as('street_staff', 'street'), 'community')?.cases).toMatchObject({
        total: 2,
        overdue: 1,
        complete: true,
        lines: [
          { link: { name: 'late' }, urgency: 'overdue' },
          { link: { name: 'later' }, urgency: 'open' },
        ],
      });
    });
    test('a grid worker who holds some reads the count of all and is told that the list is not complete', () => {
      const answer = territory(cases().as('grid_worker', 'grid-1'), 'community');
      expect(answer?.cases).toMatchObject({ total: 9, complete: false });
      expect(answer?.cases.lines).toHaveLength(2);
    });
  });

  test('stations inside come first; where there is none, the nearest within a kilometre', () => {
    const near = { territory_id: 'grid-2', geom: { type: 'Point' as const, coordinates: [0.008, 0.005] } };
    const far = { territory_id: 'grid-2', geom: { type: 'Point' as const, coordinates: [0.5, 0.5] } };
    const world = () => grid().withGrid('grid-2').withStation('near', near).withStation('far', far);
    expect(territory(world(), 'grid-1')?.stations).toMatchObject([
      { link: { name: 'near' }, metres: expect.closeTo(334, -1) },
    ]);
    expect(territory(world().withStation('own', { territory_id: 'grid-1' }), 'grid-1')?.stations).toMatchObject([
      { link: { name: 'own' }, metres: null },
    ]);
  });

  test('only base grids are measured against the band', () => {
    const measured = (kind: string) =>
      territory(aWorld().withGrid('grid-1', { kind }).withSummary('grid-1', { households: 620 }), 'grid-1')?.workload;
    expect([measured('base_grid'), measured('dedicated_grid')]).toEqual(['above', null]);
  });

  test('what is not held has no answer', () => expect(territory(aWorld(), 'nowhere')).toBeNull());
});

describe('a compound', () => {
  const place = () =>
    aWorld()
      .withGrid('grid-1')
      .withWorker('worker', { grids: ['grid-1'] })
      .withCompound('compound-1');

  test('has a branch of its own', () => {
    expect(compound(place().withOrg('支部', { covers: ['compound-1'], secretary: '端木青禾' }))?.branch).toMatchObject({
      kind: 'own',
      org: { lead: { name: '端木青禾' } },
    });
  });

  test('shares a joint branch, and says with whom and how it was formed', () => {
    const answer = compound(
      place()
        .withCompound('compound-2', { name: '听澜苑' })
        .withOrg('联合支部', { covers: ['compound-1', 'compound-2'], formation_method: 'adjacent' }),
    );
    expect(answer?.branch).toMatchObject({ kind: 'joint', method: 'adjacent', partners: [{ name: '听澜苑' }] });
  });

  test('is covered by its grid’s branch', () => {
    expect(compound(place().withOrg('网格支部', { kind: 'branch', covers: ['grid-1'] }))?.branch).toMatchObject({
      kind: 'grid',
      org: { link: { name: '网格支部' } },
    });
  });

  test.each([
    [2, 'too_few'],
    [3, 'not_formed'],
  ] as const)('has none with %i formal members: %s', (formal, reason) => {
    const answer = compound(
      place()
        .withSummary('compound-1', { formal_members: formal })
        .withOrg('总支', { kind: 'general_branch', covers: ['community'] }),
    );
    expect(answer?.branch).toMatchObject({
      kind: 'none',
      reason,
      formal,
      needed: 3,
      above: { link: { name: '总支' } },
    });
  });

  test('has none, and nobody counted: the reason is not guessed', () =>
    expect(compound(place())?.branch).toMatchObject({ kind: 'none', reason: 'unknown', formal: null }));

  test('a group of the grid is no branch of the compound', () => {
    expect(compound(place().withOrg('小组', { kind: 'group', covers: ['compound-1'] }))?.branch.kind).toBe('none');
  });

  test('names the missing ones of the four bodies, and lists the others after them', () => {
    const answer = compound(
      place()
        .withBody('业委会', { kind: 'owners_committee' })
        .withBody('议事会', { kind: 'residents_council' })
        .withOrg('支部', { covers: ['compound-1'] }),
    );
    expect(answer?.bodies.map((slot) => [slot.kind, slot.body !== null || slot.org !== null])).toEqual([
      ['compound_branch', true],
      ['owners_committee', true],
      ['supervision_committee', false],
      ['property_company', false],
      ['residents_council', true],
    ]);
    expect(answer?.bodiesPresent).toBe(2);
  });

  test('its own hotlines come before those of the grid and the community; another compound’s are not its own', () => {
    const answer = compound(
      place()
        .withCompound('compound-2')
        .withHotline('社区', { territory_id: 'community' })
        .withHotline('网格')
        .withHotline('物业', { compound_id: 'compound-1', kind: 'property' })
        .withHotline('别家物业', { compound_id: 'compound-2', kind: 'property' }),
    );
    expect(answer?.hotlines.map((hotline) => hotline.name)).toEqual(['物业', '网格', '社区']);
  });

  test('counts only its own cases', () => {
    const answer = compound(
      place().as('leader', 'county').withCase('here', { compound_id: 'compound-1' }).withCase('beside'),
    );
    expect(names(answer?.cases.lines)).toEqual(['here']);
  });
});

describe('a building and its doors', () => {
  const house = () =>
    aWorld()
      .withGrid('grid-1')
      .withCompound('compound-1', { name: '清和苑' })
      .withBuilding('building-1')
      .withUnit('unit-1')
      .withHousehold('household-1')
      .withHousehold('household-2', { floor: 6, door: '602', residents: 1 })
      .withHousehold('household-3', { floor: 6, door: '601', residents: 2 })
      .withPartyHousehold('party-1', { is_center: true });
  const building = (builder: WorldBuilder) => buildingAnswer(builder.build(), 'building-1' as BuildingId, NOW);

  test('lists the doors from the top, with the Party households marked', () => {
    const answer = building(house().as('grid_worker', 'grid-1'));
    expect(answer?.units[0]?.doors.map((door) => [door.link.name, door.party])).toEqual([
      ['601', null],
      ['602', null],
      ['501', 'center'],
    ]);
    expect(answer).toMatchObject({ households: 3, residents: 6, compound: { name: '清和苑' } });
  });

  test('a leader is not told a number nobody sent', () =>
    expect(building(house().as('leader', 'county'))).toMatchObject({ households: null, residents: null }));

  describe('a household', () => {
    const household = (builder: WorldBuilder) => householdAnswer(builder.build(), 'household-1' as HouseholdId, NOW);

    test('is where its address says, with the members who live there', () => {
      const answer = household(
        house().as('grid_worker', 'grid-1').withMember('member', { household_id: 'household-1' }),
      );
      expect(answer?.address).toMatchObject({
        compound: { name: '清和苑' },
        building: { name: '3号楼' },
        unit: { name: '2单元' },
        door: '501',
      });
      expect(answer?.path.map((link) => link.name)).toEqual([
        '云汀县',
        '连心街道',
        '清和社区',
        'grid-1',
        '清和苑',
        '3号楼',
      ]);
      expect(answer).toMatchObject({ party: { is_center: true }, members: [{ name: 'member' }] });
    });

    test('its contact is held by its own worker, read online by the office, and closed to others', () => {
      const held = house()
        .as('grid_worker', 'grid-1')
        .with('household_contact', { id: 'household-1', head_name: '欧阳静水', phone: null, care: [] });
      expect(household(held)?.contact).toMatchObject({ kind: 'held', contact: { head_name: '欧阳静水' } });
      expect(household(house().as('street_staff', 'street'))?.contact.kind).toBe('readable');
      expect(household(house().withGrid('grid-2').as('community_staff', 'grid-2'))?.contact.kind).toBe('not_permitted');
      expect(household(house().as('leader', 'county'))?.contact).toMatchObject({
        kind: 'not_permitted',
        holders: ['grid_worker', 'community_staff', 'street_staff'],
      });
    });

    test('its cases are found through the details, which alone name the door', () => {
      const answer = household(
        house().as('grid_worker', 'grid-1').withCase('leak').withCase('other').with('case_detail', {
          id: 'leak',
          description: '',
          reporter_name: null,
          reporter_phone: null,
          household_id: 'household-1',
        }),
      );
      expect(names(answer?.cases.lines)).toEqual(['leak']);
    });

    test('a Party household’s pin opens the door it hangs on', () => {
      const world = house().as('grid_worker', 'grid-1').build();
      expect(partyHouseholdAnswer(world, 'party-1' as PartyHouseholdId, NOW)?.household.id).toBe('household-1');
      expect(partyHouseholdAnswer(world, 'gone' as PartyHouseholdId, NOW)).toBeNull();
    });
  });
});
