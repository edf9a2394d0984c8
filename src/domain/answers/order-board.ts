/** The orders of a person's duty by stage, what teams offer, and what came of it. */
import type { OrderStage, Outcome, ServiceOffer, VolunteerTeam } from '../entities.ts';
import { normalize, wordsOf } from '../search/normalize.ts';
import type { World } from '../world.ts';
import { orderLines, type OrderLine } from './order-lines.ts';

export interface OfferLine {
  readonly offer: ServiceOffer;
  readonly team: VolunteerTeam;
}

export const ordersIn = (world: World, stage: OrderStage): readonly OrderLine[] =>
  orderLines(
    world,
    [...world.service_order.values()].filter((order) => order.stage === stage),
  );

/** How many orders stand in each stage. */
export function orderCounts(world: World): Readonly<Record<OrderStage, number>> {
  const counts: Record<OrderStage, number> = {
    placed: 0,
    dispatched: 0,
    accepted: 0,
    completed: 0,
    rated: 0,
    cancelled: 0,
  };
  for (const { stage } of world.service_order.values()) counts[stage] += 1;
  return counts;
}

/** What is offered, by skill and words; who has room comes first, then who is rated best. `matches` knows the skills' names. */
export function offersFor(
  world: World,
  skill: string | null,
  query: string,
  nameOf: (skill: string) => string,
): readonly OfferLine[] {
  const words = wordsOf(query);
  const full = ({ team }: OfferLine): number => Number(team.in_hand >= team.capacity);
  return [...world.service_offer.values()]
    .flatMap((offer): OfferLine[] => {
      const team = world.volunteer_team.get(offer.team_id);
      if (!team || offer.withdrawn_at !== null || (skill !== null && offer.skill !== skill)) return [];
      const text = normalize([offer.title, offer.description, nameOf(offer.skill), team.name].join(' '));
      return words.every((word) => text.includes(word)) ? [{ offer, team }] : [];
    })
    .sort(
      (a, b) =>
        full(a) - full(b) ||
        (b.team.rating_average ?? 0) - (a.team.rating_average ?? 0) ||
        a.offer.id.localeCompare(b.offer.id),
    );
}

/** Every skill that is offered now, the most offered first. */
export function skillsOffered(world: World): readonly string[] {
  const counts = new Map<string, number>();
  for (const { skill, withdrawn_at } of world.service_offer.values())
    if (withdrawn_at === null) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([skill]) => skill);
}

/** What the teams have done, each kind for itself: a talk and a mended tap have no sum. */
export function outcomesOf(world: World): Readonly<Record<Outcome, number>> {
  const sums: Record<Outcome, number> = { micro_service: 0, activity: 0, hard_problem: 0 };
  for (const team of world.volunteer_team.values()) {
    sums.micro_service += team.micro_services;
    sums.activity += team.activities;
    sums.hard_problem += team.hard_problems;
  }
  return sums;
}
