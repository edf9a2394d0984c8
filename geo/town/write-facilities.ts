/** Shops, meal points and day-care centres on the streets outside the walls, and where the next ones could open. */
import type { Random } from '../random.ts';
import type { Use } from './blocks.ts';
import { COMMUNITIES } from './districts.ts';
import { dateBefore, type Draft } from './draft.ts';
import { phoneNumber } from './names-people.ts';
import { shopNamer } from './names-places.ts';
import { centroid } from './polygon.ts';
import { toPoint } from './projection.ts';
import type { OpeningHours } from './rows.ts';
import { along, left, type Vec } from './vec.ts';

interface Trade {
  kind: string;
  count: number;
  signs: readonly string[];
  /** `HH:MM` on every day of the week. */
  open: readonly [from: string, to: string];
  /** Beside a compound's gate, or in a building of a shopping block. */
  at: 'gate' | 'shops';
}

/** Kinds are those of the reference data (`facility_kind`). */
const TRADES: readonly Trade[] = [
  { kind: 'convenience_store', count: 12, signs: ['便利店', '便民超市'], open: ['07:00', '23:00'], at: 'gate' },
  { kind: 'breakfast', count: 6, signs: ['早餐铺', '豆浆店'], open: ['05:30', '10:30'], at: 'gate' },
  { kind: 'vegetable_market', count: 4, signs: ['菜市场', '农贸市场'], open: ['06:00', '19:00'], at: 'shops' },
  { kind: 'pharmacy', count: 6, signs: ['大药房', '药店'], open: ['08:00', '21:30'], at: 'gate' },
  { kind: 'laundry', count: 3, signs: ['洗衣店'], open: ['09:00', '20:00'], at: 'gate' },
  { kind: 'hairdresser', count: 5, signs: ['理发店', '美容美发'], open: ['09:00', '21:00'], at: 'gate' },
  { kind: 'supermarket', count: 3, signs: ['生活超市'], open: ['08:00', '22:00'], at: 'shops' },
  { kind: 'repair', count: 3, signs: ['家电维修部'], open: ['09:00', '18:00'], at: 'gate' },
  { kind: 'parcel', count: 5, signs: ['快递驿站'], open: ['08:30', '20:30'], at: 'gate' },
  { kind: 'housekeeping', count: 2, signs: ['家政服务部'], open: ['09:00', '18:00'], at: 'shops' },
  { kind: 'photocopy', count: 2, signs: ['文印店'], open: ['08:30', '19:00'], at: 'shops' },
  { kind: 'childcare', count: 2, signs: ['托育园'], open: ['07:30', '18:30'], at: 'shops' },
  { kind: 'gym', count: 1, signs: ['健身房'], open: ['07:00', '22:00'], at: 'shops' },
  { kind: 'bookshop', count: 1, signs: ['书店'], open: ['09:00', '20:00'], at: 'shops' },
];

const MEALS: OpeningHours[] = [
  { days: [1, 2, 3, 4, 5, 6, 7], from: '11:00', to: '13:00' },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '17:00', to: '18:30' },
];
const CARE: OpeningHours[] = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:30' }];

/** Communities that have a day-care centre; the others are what the planner is for. */
const CARED_FOR = 3;

const OWNERS = ['云汀县商业局', '云汀县国资公司', '连心街道办事处', '云汀县粮油公司'] as const;

interface Place {
  at: Vec;
  territory: string;
  community: number;
  address: string | null;
}

/** On the pavement, some steps beside a gate and clear of the wall. */
const besideGates = (draft: Draft): Place[] =>
  draft.compounds.flatMap((compound) =>
    compound.plan.gates.map((gate) => ({
      at: along(along(gate.wall, gate.inward, -3), left(gate.inward), 11),
      territory: compound.territoryId,
      community: compound.community,
      address: gate.streetName,
    })),
  );

const inBuildings = (draft: Draft, ...uses: readonly Use[]): Place[] =>
  draft.town.sites
    .filter((site) => uses.includes(site.use))
    .flatMap((site) =>
      site.houses.map((house) => ({
        at: centroid(house.ring),
        territory: draft.grids[site.grid] as string,
        community: site.community,
        address: null,
      })),
    );

export function writeFacilities(draft: Draft): void {
  const random = draft.random.fork('shops');
  const sign = shopNamer(random.fork('signs'));
  const gates = random.shuffle(besideGates(draft));
  const shops = random.shuffle(inBuildings(draft, 'commercial'));
  const add = (kind: string, name: string, place: Place | undefined, opening_hours: OpeningHours[]): void => {
    if (!place) throw new Error('too few places for the shops of the town');
    draft.rows.facility.push({
      id: draft.newId(),
      territory_id: place.territory,
      kind,
      name,
      address: place.address,
      phone: random.chance(0.8) ? phoneNumber(random) : null,
      opening_hours,
      geom: toPoint(place.at),
    });
  };
  COMMUNITIES.forEach(({ name }, community) => {
    const near = (): Place | undefined => {
      const index = gates.findIndex((place) => place.community === community);
      return index < 0 ? undefined : gates.splice(index, 1)[0];
    };
    add('meal_point', `${name}老年助餐点`, near(), MEALS);
    if (community < CARED_FOR) add('day_care_center', `${name}日间照料中心`, near(), CARE);
  });
  for (const { kind, count, signs, open, at } of TRADES)
    for (let i = 0; i < count; i++)
      add(kind, sign(random.pick(signs)), (at === 'gate' ? gates : shops).pop(), [
        { days: [1, 2, 3, 4, 5, 6, 7], from: open[0], to: open[1] },
      ]);
  writeSites(draft, random.fork('sites'), shops);
}

/** Empty premises among the shops, offices and workshops; planned sites at the edge, where little is near. */
function writeSites(draft: Draft, random: Random, shops: readonly Place[]): void {
  const idle = random.shuffle([...shops, ...inBuildings(draft, 'office', 'industry')]).slice(0, 8);
  const fringe = draft.town.sites
    .filter(({ use }) => use === 'field' || use === 'village')
    .map((site) => ({
      at: centroid(site.ring),
      territory: draft.grids[site.grid] as string,
      community: site.community,
    }));
  const planned = random.shuffle(fringe).slice(0, 3);
  for (const [kind, label, places] of [
    ['idle_premises', '闲置用房', idle],
    ['planned_site', '规划用地', planned],
  ] as const)
    places.forEach(({ at, territory, community }, i) =>
      draft.rows.candidate_site.push({
        id: draft.newId(),
        territory_id: territory,
        kind,
        name: `${COMMUNITIES[community]?.name ?? ''}${label}${i + 1}号`,
        address: null,
        owner: random.pick(OWNERS),
        area_m2: random.int(6, 40) * 10,
        due_on: kind === 'planned_site' ? dateBefore(random, -700, -200) : null, // that many days ahead
        geom: toPoint(at),
      }),
    );
}
