/** Party organisations as lines of other cards: which one answers for a place, and who leads it. */
import type { PartyOfficer, PartyOrg, PartyTier } from '../entities.ts';
import type { CompoundId, PartyOrgId, TerritoryId } from '../ids.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';
import { climb } from './territory-tree.ts';

export interface OrgLine {
  readonly link: Link;
  readonly kind: PartyOrg['kind'];
  readonly scopeKind: string;
  readonly tier: PartyTier | null;
  /** The secretary, or the leader of a group; null while the post is vacant. */
  readonly lead: PartyOfficer | null;
  /** True when it answers for a larger place this one lies in. */
  readonly inherited: boolean;
}

const POSTS: Record<PartyOfficer['post'], number> = {
  secretary: 0,
  group_leader: 1,
  first_secretary: 2,
  deputy_secretary: 3,
  committee_member: 4,
};

/** Officers in the order an office lists them. */
export const officersOf = (world: World, id: PartyOrgId): PartyOfficer[] =>
  [...rowsBy(world.party_officer, 'party_org_id', id)].sort(
    (a, b) => POSTS[a.post] - POSTS[b.post] || a.name.localeCompare(b.name, 'zh-CN'),
  );

const leadOf = (world: World, id: PartyOrgId): PartyOfficer | null =>
  officersOf(world, id).find((officer) => officer.post === 'secretary' || officer.post === 'group_leader') ?? null;

export const orgLine = (world: World, org: PartyOrg, inherited = false): OrgLine => ({
  link: linkTo('party_org', org),
  kind: org.kind,
  scopeKind: org.scope_kind,
  tier: world.party_tier.get(org.tier_id) ?? null,
  lead: leadOf(world, org.id),
  inherited,
});

/** Broadest tier first; by kind where the tier is not known. */
const KINDS: Record<PartyOrg['kind'], number> = {
  work_committee: 0,
  committee: 1,
  general_branch: 2,
  branch: 3,
  group: 4,
};
export const byTier = (a: PartyOrg, b: PartyOrg): number =>
  KINDS[a.kind] - KINDS[b.kind] || a.name.localeCompare(b.name, 'zh-CN');

const named = (world: World, coverage: readonly { party_org_id: PartyOrgId }[]): PartyOrg[] =>
  coverage.flatMap((row) => world.party_org.get(row.party_org_id) ?? []).sort(byTier);

export const orgsOfTerritory = (world: World, id: TerritoryId): PartyOrg[] =>
  named(world, rowsBy(world.party_org_coverage, 'covers_territory_id', id));

export const orgsOfCompound = (world: World, id: CompoundId): PartyOrg[] =>
  named(world, rowsBy(world.party_org_coverage, 'covers_compound_id', id));

/** The nearest organisation that covers the place or one it lies in, and can decide; null where nothing does. */
export function coveringOrg(world: World, id: TerritoryId): OrgLine | null {
  for (const territory of climb(world, id)) {
    const org = orgsOfTerritory(world, territory.id)
      .filter((each) => each.kind !== 'group')
      .at(-1);
    if (org) return orgLine(world, org, territory.id !== id);
  }
  return null;
}

/**
 * The organisations to turn to for a territory: those that cover it, led by one that can decide. Where only a group
 * covers it, the group's parent comes first; where nothing does, the nearest covering organisation above.
 */
export function responsibleOrgs(world: World, id: TerritoryId): OrgLine[] {
  const own = orgsOfTerritory(world, id);
  const lines = own.map((org) => orgLine(world, org));
  if (own.some((org) => org.kind !== 'group')) return lines;
  const parent = own.flatMap((org) => (org.parent_id === null ? [] : (world.party_org.get(org.parent_id) ?? [])))[0];
  const above = parent ? orgLine(world, parent) : coveringOrg(world, id);
  return above ? [above, ...lines] : lines;
}
