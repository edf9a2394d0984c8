import { describe, expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import { offersFor, orderCounts, outcomesOf } from '../answers/order-board.ts';
import { teamsFor } from '../answers/service-order.ts';
import type { HouseholdId, ServiceOfferId, ServiceOrderId, VolunteerTeamId } from '../ids.ts';
import { changesOf } from '../operation.ts';
import { newOrderDraft, orderArgs } from '../order-draft.ts';
import { searchWorld } from '../search/index.ts';
import { applyChanges, type World } from '../world.ts';
import type { OperationArgs, OperationName } from './index.ts';

const MADE = '2026-11-20T02:00:00.000Z';
const ORDER = 'order-1' as ServiceOrderId;

const town = (): WorldBuilder =>
  aWorld()
    .as('community_staff', 'community')
    .withGrid('grid-1')
    .withCompound('compound-1', { name: '清和苑' })
    .withBuilding('building-1')
    .withUnit('unit-1')
    .withHousehold('household-1')
    .withTeam('team-1', { name: '巧手维修服务队' })
    .withTeam('team-2', { name: '理发队', skills: ['haircut'] })
    .withOffer('offer-1', { title: '家电小修' });

const after = <Name extends OperationName>(world: World, name: Name, args: OperationArgs[Name]): World =>
  applyChanges(
    world,
    changesOf(world, { op_id: 'op', name, args, base_versions: {}, depends_on: [], made_at: MADE, device: 'tablet 1' }),
  );
const order = (world: World) => world.service_order.get(ORDER);
const inHand = (world: World, id = 'team-1') => world.volunteer_team.get(id)?.in_hand;

describe('what an order looks like before the server has heard of it', () => {
  const offer_id = 'offer-1' as ServiceOfferId;
  const household_id = 'household-1' as HouseholdId;
  const placed = () =>
    after(town().build(), 'order.place', { order_id: ORDER, offer_id, household_id, resident_name: '慕容远山' });

  test('it stands at the building, with what was chosen from the offer; whose it is stands apart', () => {
    const world = placed();
    expect(order(world)).toMatchObject({
      stage: 'placed',
      building_id: 'building-1',
      compound_id: 'compound-1',
      territory_id: 'grid-1',
      skill: 'repair',
      title: '家电小修',
      number: '',
      version: 0,
    });
    expect(JSON.stringify(order(world))).not.toContain('慕容');
    expect(world.service_order_detail.get(ORDER)).toMatchObject({ resident_name: '慕容远山', household_id });
    expect(orderCounts(world).placed).toBe(1);
    expect(searchWorld(world, '家电').map(({ kind }) => kind)).toContain('service_order');
  });

  test('its way to the rating, with what the team has in hand', () => {
    let world = after(placed(), 'order.dispatch', { order_id: ORDER, team_id: 'team-1' as VolunteerTeamId });
    expect(order(world)).toMatchObject({ stage: 'dispatched', team_id: 'team-1', dispatched_at: MADE });
    expect(inHand(world)).toBe(1);
    world = after(world, 'order.accept', { order_id: ORDER });
    expect(inHand(world)).toBe(1);
    world = after(world, 'order.complete', { order_id: ORDER, note: '换了皮带' });
    expect(inHand(world)).toBe(0);
    world = after(world, 'order.rate', { order_id: ORDER, rating: 5, comment: '很好' });
    expect(order(world)).toMatchObject({ stage: 'rated', rating: 5, closed_at: MADE });
    expect(world.service_order_detail.get(ORDER)).toMatchObject({
      completion_note: '换了皮带',
      rating_comment: '很好',
    });
    // results and ratings are the server's to count
    expect(world.volunteer_team.get('team-1')).toMatchObject({ ratings: 0, rating_average: null, micro_services: 0 });
  });

  test('declined it goes back with its reason, and that team is asked last', () => {
    let world = after(placed(), 'order.dispatch', { order_id: ORDER, team_id: 'team-1' as VolunteerTeamId });
    world = after(world, 'order.decline', { order_id: ORDER, reason: '人手不足' });
    expect(order(world)).toMatchObject({ stage: 'placed', team_id: null, declined_by: 'team-1', dispatched_at: null });
    expect(world.service_order_detail.get(ORDER)?.decline_reason).toBe('人手不足');
    expect(inHand(world)).toBe(0);
    const now = order(world);
    expect(now && teamsFor(world, now).map(({ team, declined, match }) => [team.id, declined, match])).toEqual([
      ['team-1', true, 'offered'],
      ['team-2', false, 'other'],
    ]);
    world = after(world, 'order.cancel', { order_id: ORDER, reason: '已自行解决' });
    expect(order(world)).toMatchObject({ stage: 'cancelled', closed_at: MADE });
  });

  test('what is not held changes nothing', () => {
    const world = town().build();
    expect(after(world, 'order.accept', { order_id: ORDER })).toBe(world);
    expect(after(world, 'order.place', { order_id: ORDER, offer_id, household_id: 'elsewhere' as HouseholdId })).toBe(
      world,
    );
    expect(after(world, 'offer.withdraw', { offer_id: 'gone' as ServiceOfferId })).toBe(world);
  });
});

describe('what is offered', () => {
  const name = (skill: string): string => ({ repair: '维修', haircut: '理发' })[skill] ?? skill;
  const titles = (world: World, skill: string | null, query: string): string[] =>
    offersFor(world, skill, query, name).map(({ offer }) => offer.title);

  test('is found by skill, by its own words and by the team; who has room comes first', () => {
    const world = town()
      .withTeam('full', { name: '满员队', in_hand: 3, rating_average: 5, ratings: 9 })
      .withOffer('offer-2', { title: '上门理发', skill: 'haircut', team_id: 'team-2' })
      .withOffer('offer-3', { title: '水电检修', team_id: 'full' })
      .withOffer('offer-4', { title: '撤下的', withdrawn_at: MADE })
      .build();
    expect(titles(world, null, '')).toEqual(['家电小修', '上门理发', '水电检修']);
    expect(titles(world, 'haircut', '')).toEqual(['上门理发']);
    expect(titles(world, null, '维修 巧手')).toEqual(['家电小修']);
    expect(titles(world, null, '没有')).toEqual([]);
  });

  test('published offline it is there to be ordered, withdrawn it is gone', () => {
    const offer_id = 'offer-9' as ServiceOfferId;
    let world = after(town().build(), 'offer.publish', {
      offer_id,
      team_id: 'team-1' as VolunteerTeamId,
      skill: 'repair',
      outcome: 'micro_service',
      title: '修自行车',
    });
    expect(titles(world, null, '自行车')).toEqual(['修自行车']);
    world = after(world, 'offer.withdraw', { offer_id });
    expect(titles(world, null, '自行车')).toEqual([]);
  });

  test('results of unlike kinds are told apart', () => {
    const world = town()
      .withTeam('a', { micro_services: 3, activities: 1 })
      .withTeam('b', { micro_services: 2, hard_problems: 4 })
      .build();
    expect(outcomesOf(world)).toEqual({ micro_service: 5, activity: 1, hard_problem: 4 });
  });
});

describe('the draft', () => {
  const draft = newOrderDraft(ORDER);
  const place = { kind: 'household', id: 'household-1' as HouseholdId } as const;

  test('is no order while what or where is lacking', () => {
    expect(orderArgs({ ...draft, place })).toBeNull();
    expect(orderArgs({ ...draft, offer_id: 'offer-1' as ServiceOfferId })).toBeNull();
  });

  test('sends what was said and nothing that was not', () => {
    expect(
      orderArgs({
        ...draft,
        place,
        offer_id: 'offer-1' as ServiceOfferId,
        resident_name: ' 慕容远山 ',
        description: '  ',
      }),
    ).toEqual({ order_id: ORDER, offer_id: 'offer-1', household_id: 'household-1', resident_name: '慕容远山' });
  });
});
