/** Party members where they live, and the Party households among them. */
import type { Random } from '../random.ts';
import { dateBefore, type CompoundDraft, type Draft } from './draft.ts';
import { personName } from './names-people.ts';
import type { MemberCategory } from './rows.ts';

/** In-service members have all reported in where they live; the other registers are about as large as a town's are. */
const TOTALS: Record<MemberCategory, number> = {
  in_service: 2551,
  retired: 1180,
  resident: 560,
  floating: 185,
  without_post: 240,
  managed: 150,
};

const PARTY_HOUSEHOLDS = 900;
const CENTRES = 120;
/** Small compounds with too few formal members for a branch of their own. */
const SPARSE = 34;

/** Splits a total over weights, exactly (largest remainders). */
export function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((s, w) => s + w, 0);
  const exact = weights.map((w) => (total * w) / sum);
  const result = exact.map(Math.floor);
  const order = exact.map((x, i) => ({ i, rest: x - Math.floor(x) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let missing = total - result.reduce((s, n) => s + n, 0);
  for (const { i } of order) {
    if (missing-- <= 0) break;
    result[i] = (result[i] ?? 0) + 1;
  }
  return result;
}

/** Which compounds have fewer than three formal members: most of the small ones. */
export const isSparse = (draft: Draft, compound: CompoundDraft): boolean =>
  compound.plan.small && draft.compounds.filter((c) => c.plan.small).indexOf(compound) < SPARSE;

interface Desk {
  draft: Draft;
  random: Random;
  /** Households that already have a member, per compound. */
  homes: Map<string, number[]>;
}

function addMember(
  { draft, random, homes }: Desk,
  compound: CompoundDraft,
  category: MemberCategory,
  formal: boolean,
): void {
  const used = homes.get(compound.id) ?? [];
  const couple = used.length > 0 && random.chance(0.14);
  const index = couple ? random.pick(used) : random.pick(compound.households);
  if (!couple) homes.set(compound.id, [...used, index]);
  const household = draft.rows.household[index];
  const works = category === 'in_service';
  draft.rows.party_member.push({
    id: draft.newId(),
    territory_id: compound.territoryId,
    name: personName(random),
    category,
    standing: formal ? 'formal' : 'probationary',
    party_org_id: null,
    compound_id: compound.id,
    household_id: household?.id ?? null,
    resident_unit_id: works ? random.pick(draft.rows.resident_unit).id : null,
    checked_in_on: works ? dateBefore(random, 3, 620) : null,
  });
}

export function writeMembers(draft: Draft): void {
  const random = draft.random.fork('members');
  const desk: Desk = { draft, random, homes: new Map() };
  const sparse = draft.compounds.filter((c) => isSparse(draft, c));
  const rest = draft.compounds.filter((c) => !sparse.includes(c));
  const placed: Record<MemberCategory, number> = {
    in_service: 0,
    retired: 0,
    resident: 0,
    floating: 0,
    without_post: 0,
    managed: 0,
  };
  for (const compound of sparse) {
    const formal = random.pick([0, 1, 1, 2, 2]);
    for (let i = 0; i < formal; i++) {
      const category = random.pick(['in_service', 'retired', 'retired', 'resident', 'floating'] as const);
      placed[category]++;
      addMember(desk, compound, category, true);
    }
    if (random.chance(0.2)) {
      placed.in_service++;
      addMember(desk, compound, 'in_service', false);
    }
  }
  for (const category of Object.keys(TOTALS) as MemberCategory[]) {
    const weights = rest.map((c) => c.households.length * random.between(0.6, 1.4) * (c.plan.small ? 1.6 : 1));
    shares(TOTALS[category] - placed[category], weights).forEach((count, i) => {
      for (let k = 0; k < count; k++)
        addMember(desk, rest[i] as CompoundDraft, category, category === 'retired' || !random.chance(0.04));
    });
  }
  // A compound that is not sparse must be able to form a branch: three formal members at least.
  for (const compound of rest) {
    const own = draft.rows.party_member.filter((m) => m.compound_id === compound.id);
    const formal = own.filter((m) => m.standing === 'formal').length;
    for (const member of own.filter((m) => m.standing === 'probationary').slice(0, Math.max(0, 3 - formal)))
      member.standing = 'formal';
  }
  fillHomes(draft);
  writePartyHouseholds(draft, random.fork('households'));
}

/** Nobody is a member behind an empty door: a home has at least as many residents as members. */
function fillHomes(draft: Draft): void {
  const living = new Map<string, number>();
  for (const { household_id: id } of draft.rows.party_member) if (id) living.set(id, (living.get(id) ?? 0) + 1);
  for (const household of draft.rows.household)
    household.residents = Math.max(household.residents, living.get(household.id) ?? 0);
}

function writePartyHouseholds(draft: Draft, random: Random): void {
  const places = new Map(draft.rows.household.map((h) => [h.id, h]));
  const candidates = random.shuffle([
    ...new Set(
      draft.rows.party_member.flatMap((m) => (m.household_id && m.category !== 'floating' ? [m.household_id] : [])),
    ),
  ]);
  const chosen = candidates.slice(0, PARTY_HOUSEHOLDS);
  // Centres stand apart: the first Party household of a building first, until there are enough.
  const buildings = new Set<string>();
  const centres = new Set<string>();
  for (const id of chosen) {
    const building = places.get(id)?.building_id ?? '';
    if (centres.size >= CENTRES || buildings.has(building)) continue;
    buildings.add(building);
    centres.add(id);
  }
  chosen.forEach((id, i) => {
    const roll = random.next();
    const status = roll < 0.78 ? 'mounted' : roll < 0.92 ? 'none' : 'damaged';
    draft.rows.party_household.push({
      id: draft.newId(),
      household_id: id,
      territory_id: places.get(id)?.territory_id ?? draft.street,
      is_center: centres.has(id),
      plaque_status: status,
      plaque_no: status === 'none' ? null : `DY-${String(i + 1).padStart(4, '0')}`,
      mounted_on: status === 'none' ? null : dateBefore(random, 10, 900),
    });
  });
}
