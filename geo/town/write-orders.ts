/** What residents have ordered from the teams' offers, over all stages, told from the moment `now`. */
import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import { personName, phoneNumber } from './names-people.ts';
import { OFFERS } from './order-catalogue.ts';
import { toPoint } from './projection.ts';
import type { OrderStage, TownRows } from './rows.ts';

const HOUR = 3_600_000,
  DAY = 24 * HOUR;

const STAGES: readonly OrderStage[] = [
  ...Array<OrderStage>(9).fill('placed'),
  ...Array<OrderStage>(6).fill('dispatched'),
  ...Array<OrderStage>(7).fill('accepted'),
  ...Array<OrderStage>(5).fill('completed'),
  ...Array<OrderStage>(11).fill('rated'),
  ...Array<OrderStage>(2).fill('cancelled'),
];

const DONE = ['已上门处理，效果良好', '已完成，现场清理干净', '服务完毕，居民当面确认'];
const SAID = ['师傅准时，手艺好', '很热心', '等的时间有点长', '解决了老问题'];

interface Times {
  readonly placed: number;
  readonly dispatched: number | null;
  readonly accepted: number | null;
  readonly completed: number | null;
  readonly closed: number | null;
}

function timesOf(random: Random, stage: OrderStage, now: number): Times {
  const reached = STEPS.indexOf(stage);
  const placed = now - random.between(0.1, 2) * DAY - (reached < 0 ? 3 : reached * 2) * DAY;
  let at = placed;
  const next = (there: boolean): number | null => (there ? (at += random.between(2, 36) * HOUR) : null);
  const times = {
    placed,
    dispatched: next(reached >= 1),
    accepted: next(reached >= 2),
    completed: next(reached >= 3),
    closed: next(reached >= 4 || stage === 'cancelled'),
  };
  // Drawn freely a chain of four may reach past the present: it is moved back whole.
  const late = Math.max(0, at - now);
  const moved = (time: number | null): number | null => (time === null ? null : minute(time - late));
  return {
    placed: minute(placed - late),
    dispatched: moved(times.dispatched),
    accepted: moved(times.accepted),
    completed: moved(times.completed),
    closed: moved(times.closed),
  };
}

const STEPS: readonly OrderStage[] = ['placed', 'dispatched', 'accepted', 'completed', 'rated'];
const minute = (time: number): number => Math.floor(time / 60_000) * 60_000;
const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/** `busy` is the grid of the demo's grid worker: every fourth order is there, and every eighth in the `neighbour`'s. */
export function writeOrders(draft: Draft, now: number, busy: string, neighbour: string): void {
  const random = draft.random.fork('orders');
  const { rows } = draft;
  const offers = rows.service_offer.filter((o) => o.withdrawn_at === null);
  const parents = new Map(rows.territory.map((t) => [t.id, t.parent_id]));
  const homes = new Map<string, TownRows['household']>();
  for (const home of rows.household) {
    const there = homes.get(home.territory_id);
    if (there) there.push(home);
    else homes.set(home.territory_id, [home]);
  }
  random.shuffle(STAGES).forEach((stage, i) => {
    const offer = random.pick(offers);
    const fixed = i % 4 === 0 ? busy : i % 8 === 1 ? neighbour : null;
    const near = draft.grids.filter((g) => parents.get(g) === parents.get(offer.territory_id));
    const home = random.pick(homes.get(fixed ?? random.pick(near)) ?? []);
    const middle = draft.middles.get(home.building_id);
    if (!middle) throw new Error('a household without a building');
    const given = stage !== 'placed' && stage !== 'cancelled';
    const declined = stage === 'placed' && i % 3 === 0;
    const times = timesOf(random, stage, now);
    const placed = new Date(times.placed).toISOString();
    const id = draft.newId();
    rows.service_order.push({
      id,
      territory_id: home.territory_id,
      compound_id: home.compound_id,
      building_id: home.building_id,
      number: `FW${placed.slice(0, 10).replaceAll('-', '')}${String(i + 1).padStart(4, '0')}`,
      offer_id: offer.id,
      skill: offer.skill,
      outcome: offer.outcome,
      title: offer.title,
      stage,
      team_id: given ? offer.team_id : null,
      declined_by: declined ? offer.team_id : null,
      rating: stage === 'rated' ? random.pick([3, 4, 4, 5, 5, 5]) : null,
      wished_on: random.chance(0.5) ? new Date(times.placed + random.int(2, 6) * DAY).toISOString().slice(0, 10) : null,
      placed_at: placed,
      dispatched_at: iso(times.dispatched),
      accepted_at: iso(times.accepted),
      completed_at: iso(times.completed),
      closed_at: iso(times.closed),
      geom: toPoint(middle),
    });
    rows.service_order_detail.push({
      id,
      territory_id: home.territory_id,
      description: random.pick(OFFERS.find((o) => o.title === offer.title)?.wishes ?? ['']),
      resident_name: personName(random),
      resident_phone: phoneNumber(random),
      household_id: home.id,
      decline_reason: declined ? '本周人手不足，请另派' : null,
      completion_note: times.completed === null ? null : random.pick(DONE),
      rating_comment: stage === 'rated' && random.chance(0.6) ? random.pick(SAID) : null,
      cancel_reason: stage === 'cancelled' ? '居民已自行解决' : null,
    });
  });
}
