/** What a Party organisation's card answers: its place in the chain, who leads it, what it covers. */
import type { MemberCategory, PartyMember, PartyOfficer, PartyOrg, PartyTier, PlaceSummary } from '../entities.ts';
import type { PartyOrgId } from '../ids.ts';
import { isOversized, needsCommittee } from '../rules/branch.ts';
import { holdsAll } from '../rules/may-hold.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';
import { byTier, officersOf, orgLine, type OrgLine } from './party-lines.ts';
import { climb } from './territory-tree.ts';

export interface PartyOrgAnswer {
  readonly org: PartyOrg;
  readonly tier: PartyTier | null;
  /** From the top of the chain down to the parent. */
  readonly chain: readonly Link[];
  readonly officers: readonly PartyOfficer[];
  readonly territories: readonly Link[];
  readonly compounds: readonly Link[];
  readonly subordinates: readonly OrgLine[];
  /** Everyone whose home lies in what it covers: counts the whole office may know. */
  readonly living: {
    readonly total: number;
    readonly formal: number;
    readonly probationary: number;
    readonly byCategory: Record<MemberCategory, number>;
  } | null;
  /** The organisation's own members; null where this person does not hold all of them. */
  readonly members: readonly PartyMember[] | null;
  /** What the branch rules advise; empty for anything but a branch, or while numbers are not known. */
  readonly advice: readonly ('needs_committee' | 'oversized')[];
}

const CATEGORIES: readonly MemberCategory[] = [
  'in_service',
  'retired',
  'resident',
  'floating',
  'without_post',
  'managed',
];

export function partyOrgAnswer(world: World, id: PartyOrgId): PartyOrgAnswer | null {
  const org = world.party_org.get(id);
  if (!org) return null;
  const coverage = rowsBy(world.party_org_coverage, 'party_org_id', id);
  const territories = coverage.flatMap((row) =>
    row.covers_territory_id === null ? [] : (world.territory.get(row.covers_territory_id) ?? []),
  );
  const compounds = coverage.flatMap((row) =>
    row.covers_compound_id === null ? [] : (world.compound.get(row.covers_compound_id) ?? []),
  );
  const officers = officersOf(world, id);
  const members = holdsAll(world, 'household', org.territory_id)
    ? [...rowsBy(world.party_member, 'party_org_id', id)]
    : null;
  return {
    org,
    officers,
    tier: world.party_tier.get(org.tier_id) ?? null,
    chain: chainAbove(world, org),
    territories: territories.map((territory) => linkTo('territory', territory)),
    compounds: compounds.map((compound) => linkTo('compound', compound)),
    subordinates: [...rowsBy(world.party_org, 'parent_id', id)].sort(byTier).map((each) => orgLine(world, each)),
    living: livingIn(
      world,
      outermost(
        world,
        territories.map((each) => each.id),
        compounds,
      ),
    ),
    members:
      members?.sort((a, b) => a.standing.localeCompare(b.standing) || a.name.localeCompare(b.name, 'zh-CN')) ?? null,
    advice: org.kind === 'branch' && members !== null ? adviceFor(members, officers) : [],
  };
}

function chainAbove(world: World, org: PartyOrg): Link[] {
  const chain: PartyOrg[] = [];
  let at = org.parent_id === null ? undefined : world.party_org.get(org.parent_id);
  while (at && !chain.includes(at)) {
    chain.unshift(at);
    at = at.parent_id === null ? undefined : world.party_org.get(at.parent_id);
  }
  return chain.map((each) => linkTo('party_org', each));
}

/** Places not lying in another covered territory, so that nobody is counted twice. */
function outermost(
  world: World,
  territories: readonly PartyOrg['territory_id'][],
  compounds: readonly { id: string; territory_id: PartyOrg['territory_id'] }[],
): string[] {
  const covered = new Set(territories);
  const outer = territories.filter(
    (id) =>
      !climb(world, id)
        .slice(1)
        .some((above) => covered.has(above.id)),
  );
  const own = compounds.filter(
    (compound) => !climb(world, compound.territory_id).some((above) => covered.has(above.id)),
  );
  return [...outer, ...own.map((compound) => compound.id)];
}

function livingIn(world: World, places: readonly string[]): PartyOrgAnswer['living'] {
  const summaries = places.flatMap((id) => world.place_summary.get(id) ?? []);
  if (summaries.length === 0) return null;
  const sum = (of: (summary: PlaceSummary) => number): number =>
    summaries.reduce((total, summary) => total + of(summary), 0);
  const byCategory = Object.fromEntries(
    CATEGORIES.map((category) => [category, sum((each) => each.members[category] ?? 0)]),
  ) as Record<MemberCategory, number>;
  return {
    total: CATEGORIES.reduce((total, category) => total + byCategory[category], 0),
    formal: sum((each) => each.formal_members),
    probationary: sum((each) => each.probationary_members),
    byCategory,
  };
}

function adviceFor(members: readonly PartyMember[], officers: readonly PartyOfficer[]): PartyOrgAnswer['advice'] {
  const formal = members.filter((member) => member.standing === 'formal').length;
  const committee = officers.filter(
    (officer) => officer.post !== 'group_leader' && officer.post !== 'first_secretary',
  ).length;
  return [
    ...(needsCommittee(formal) && committee < 3 ? ['needs_committee' as const] : []),
    ...(isOversized(members.length) ? ['oversized' as const] : []),
  ];
}
