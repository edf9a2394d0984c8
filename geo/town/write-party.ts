/** The Party's tree: work committee, communities, compound and joint branches, one group for every grid. */
import type { Random } from '../random.ts';
import { COMMUNITIES } from './districts.ts';
import { dateBefore, territoryRow, type CompoundDraft, type Draft } from './draft.ts';
import { personName, phoneNumber } from './names-people.ts';
import { centroid } from './polygon.ts';
import type { OfficerRow as Officer, PartyOrgRow as Org } from './rows.ts';
import { distance } from './vec.ts';
import { isSparse } from './write-members.ts';

/** Tier of the pattern 社区党总支—小区党支部—网格党小组 (reference data of the database). */
const TIER = {
  street: 'grid_group.0',
  community: 'grid_group.1',
  branch: 'grid_group.2',
  group: 'grid_group.3',
} as const;

/** Sparse compounds nobody has taken in yet, and able ones that have not formed their branch yet. */
const UNCOVERED = 5;
const PENDING = 4;

interface Desk {
  draft: Draft;
  random: Random;
  /** Organisation that covers a compound. */
  covering: Map<string, Org>;
}

function addOrg(
  desk: Desk,
  org: Omit<Org, 'id' | 'founded_on'>,
  covers: { territory?: string; compounds?: CompoundDraft[] },
): Org {
  const { draft, random } = desk;
  const row: Org = { ...org, id: draft.newId(), founded_on: dateBefore(random, 200, 2600) };
  draft.rows.party_org.push(row);
  const cover = (
    territory: string,
    covered: { covers_territory_id: string | null; covers_compound_id: string | null },
  ): void => {
    draft.rows.party_org_coverage.push({
      id: draft.newId(),
      party_org_id: row.id,
      territory_id: territory,
      ...covered,
    });
  };
  if (covers.territory) cover(covers.territory, { covers_territory_id: covers.territory, covers_compound_id: null });
  for (const compound of covers.compounds ?? []) {
    cover(compound.territoryId, { covers_territory_id: null, covers_compound_id: compound.id });
    desk.covering.set(compound.id, row);
  }
  return row;
}

function addOfficer({ draft, random }: Desk, org: Org, post: Officer['post'], capacity: string | null): void {
  draft.rows.party_officer.push({
    id: draft.newId(),
    party_org_id: org.id,
    territory_id: org.territory_id,
    post,
    name: personName(random),
    phone: post === 'committee_member' && random.chance(0.4) ? null : phoneNumber(random),
    capacity,
  });
}

/** Seven formal members or more elect a committee of three to five; fewer have a secretary and perhaps a deputy. */
function staffBranch(desk: Desk, org: Org, formal: number): void {
  const { random } = desk;
  addOfficer(
    desk,
    org,
    'secretary',
    random.pick(['community_worker', 'community_worker', 'owner', 'property_manager', 'organ_cadre']),
  );
  if (formal >= 7 || random.chance(0.4))
    addOfficer(desk, org, 'deputy_secretary', random.pick(['owner', 'owners_committee_head']));
  if (formal >= 7)
    for (let i = random.int(1, 3); i > 0; i--)
      addOfficer(desk, org, 'committee_member', random.pick(['owner', 'shop_member', 'property_manager', null]));
}

const near = (a: CompoundDraft, b: CompoundDraft): number => distance(centroid(a.plan.ring), centroid(b.plan.ring));

export function writeParty(draft: Draft): void {
  const desk: Desk = { draft, random: draft.random.fork('party'), covering: new Map() };
  const { random } = desk;
  const top = addOrg(
    desk,
    {
      parent_id: null,
      territory_id: draft.street,
      tier_id: TIER.street,
      kind: 'work_committee',
      scope_kind: 'street',
      name: '中共连心街道工作委员会',
      formation_method: null,
    },
    { territory: draft.street },
  );
  addOfficer(desk, top, 'secretary', 'organ_cadre');
  for (let i = 0; i < 2; i++) addOfficer(desk, top, 'deputy_secretary', 'organ_cadre');
  for (let i = 0; i < 4; i++) addOfficer(desk, top, 'committee_member', 'organ_cadre');

  const sparse = draft.compounds.filter((c) => isSparse(draft, c));
  const uncovered = new Set(random.shuffle(sparse).slice(0, UNCOVERED));
  COMMUNITIES.forEach((community, index) => {
    // The first community's general branch has been raised to a committee; its place in the pattern stays.
    const kind = index === 0 ? 'committee' : 'general_branch';
    const name = `${community.name}${kind === 'committee' ? '党委' : '党总支'}`;
    const territory = draft.communities[index] as string;
    const org = addOrg(
      desk,
      {
        parent_id: top.id,
        territory_id: territory,
        tier_id: TIER.community,
        kind,
        scope_kind: 'community',
        name,
        formation_method: null,
      },
      { territory },
    );
    addOfficer(desk, org, 'secretary', 'community_worker');
    addOfficer(desk, org, 'first_secretary', 'organ_cadre');
    addOfficer(desk, org, 'deputy_secretary', 'community_worker');
    for (let i = 0; i < 3; i++) addOfficer(desk, org, 'committee_member', 'community_worker');
    formBranches(desk, index, org, uncovered);
    formGroups(desk, index, org);
  });
  enrol(desk);
}

const formalIn = (draft: Draft, compounds: readonly CompoundDraft[]): number => {
  const ids = new Set(compounds.map((c) => c.id));
  return draft.rows.party_member.filter(
    (m) => m.standing === 'formal' && m.compound_id !== null && ids.has(m.compound_id),
  ).length;
};

function formBranches(desk: Desk, community: number, parent: Org, uncovered: ReadonlySet<CompoundDraft>): void {
  const { draft } = desk;
  const all = draft.compounds.filter((c) => c.community === community);
  const waiting = new Set(all.filter((c) => isSparse(draft, c) && !uncovered.has(c)));
  const able = new Set(all.filter((c) => !isSparse(draft, c)));
  const joint = (method: string, compounds: CompoundDraft[]): void => {
    const grids = new Set(compounds.map((c) => c.territoryId));
    const grid = territoryRow(draft, compounds[0]?.territoryId ?? '');
    const territory = grids.size === 1 ? grid.id : (draft.communities[community] as string);
    const org = addOrg(
      desk,
      {
        parent_id: parent.id,
        territory_id: territory,
        tier_id: TIER.branch,
        kind: 'branch',
        scope_kind: 'grid',
        name: `${parent.name.slice(0, 2)}${grid.name}${grids.size > 1 ? '联合' : ''}党支部`,
        formation_method: method,
      },
      { compounds },
    );
    staffBranch(desk, org, formalIn(draft, compounds));
    for (const c of compounds) {
      waiting.delete(c);
      able.delete(c);
    }
  };
  const inGrid = (set: Iterable<CompoundDraft>, grid: string): CompoundDraft[] =>
    [...set].filter((c) => c.territoryId === grid);
  const grids = [...new Set(all.map((c) => c.territoryId))];
  for (const grid of grids) {
    const together = inGrid(waiting, grid);
    if (together.length >= 2 && formalIn(draft, together) >= 3) joint('same_grid', together.slice(0, 5));
  }
  for (const first of waiting) {
    if (!waiting.has(first)) continue;
    const neighbours = [...waiting]
      .filter((c) => c !== first && near(c, first) < 620)
      .sort((a, b) => near(a, first) - near(b, first))
      .slice(0, 3);
    if (neighbours.length > 0 && formalIn(draft, [first, ...neighbours]) >= 3)
      joint('adjacent', [first, ...neighbours]);
  }
  for (const first of waiting) {
    if (!waiting.has(first)) continue;
    const centre = inGrid(able, first.territoryId)[0];
    if (centre) joint('strong_centre', [centre, ...inGrid(waiting, first.territoryId)]);
  }
  const pending = community < PENDING ? [...able].filter((c) => !c.plan.small).at(-1) : undefined;
  for (const compound of able) {
    if (compound === pending) continue;
    const org = addOrg(
      desk,
      {
        parent_id: parent.id,
        territory_id: compound.territoryId,
        tier_id: TIER.branch,
        kind: 'branch',
        scope_kind: 'compound',
        name: `${compound.name}党支部`,
        formation_method: 'separate',
      },
      { compounds: [compound] },
    );
    staffBranch(desk, org, formalIn(draft, [compound]));
  }
}

/** Every grid has exactly one group, under the branch that knows the grid best. */
function formGroups(desk: Desk, community: number, parent: Org): void {
  const { draft } = desk;
  for (const grid of draft.rows.territory.filter((t) => t.parent_id === draft.communities[community])) {
    const branches = draft.rows.party_org.filter((o) => o.kind === 'branch' && o.territory_id === grid.id);
    const best = branches.find((o) => o.scope_kind === 'grid') ?? branches[0] ?? parent;
    const org = addOrg(
      desk,
      {
        parent_id: best.id,
        territory_id: grid.id,
        tier_id: TIER.group,
        kind: 'group',
        scope_kind: 'grid',
        name: `${parent.name.slice(0, 2)}${grid.name}党小组`,
        formation_method: null,
      },
      { territory: grid.id },
    );
    addOfficer(desk, org, 'group_leader', 'community_worker');
  }
}

/** Members without a post in a unit belong to the branch of their home; managed ones to the community; in-service ones to their unit's. */
function enrol({ draft, covering }: Desk): void {
  const communities = new Map(
    draft.rows.party_org.filter((o) => o.scope_kind === 'community').map((o) => [o.territory_id, o.id]),
  );
  const community = new Map(
    draft.compounds.map((c) => [c.id, communities.get(draft.communities[c.community] as string) ?? null]),
  );
  for (const member of draft.rows.party_member) {
    if (member.category === 'in_service' || member.compound_id === null) continue;
    const own = member.category === 'managed' ? undefined : covering.get(member.compound_id)?.id;
    member.party_org_id = own ?? community.get(member.compound_id) ?? null;
  }
}
