/** Boundaries: drawn at once, or proposed, approved by somebody else and in force from a day on. */
import type { BoundaryChange, BoundaryProposal, Territory } from '../entities.ts';
import type { BoundaryProposalId, TerritoryId } from '../ids.ts';
import { numberedByRule } from '../rules/grid-number.ts';
import { settledByGround } from '../rules/settled.ts';
import { outlineM2 } from '../rules/outline-m2.ts';
import { profileOf } from '../profile-of.ts';
import { dayOf } from '../rules/shanghai-time.ts';
import type { Changes, World } from '../world.ts';
import { NO_CHANGES, removing, type OperationKinds, type RowName } from './kind.ts';

interface BoundaryEditArgs {
  /** The territory whose parts are redrawn. */
  parent_id: TerritoryId;
  change: BoundaryChange;
  /** At most 200 characters. */
  reason?: string;
}

interface ProposalSaveArgs {
  proposal_id: BoundaryProposalId;
  parent_id: TerritoryId;
  /** 1–60 characters. */
  name: string;
  note?: string;
  change: BoundaryChange;
  /** Versions of the territories it was drawn on, by id. */
  bases: Readonly<Record<string, number>>;
}

/** What is absent stays as it is. An empty `office_code` takes it back. */
interface TerritoryChangeArgs {
  territory_id: TerritoryId;
  name?: string;
  office_code?: string;
  kind?: 'base_grid' | 'dedicated_grid';
}

export interface BoundaryOperations {
  'boundary.edit': BoundaryEditArgs;
  /** Makes it, or draws it anew while it is a draft, has been rejected or is stale; it is a draft afterwards. */
  'proposal.save': ProposalSaveArgs;
  'proposal.submit': { proposal_id: BoundaryProposalId };
  /** `effective_on`: `YYYY-MM-DD`, today or later. */
  'proposal.approve': { proposal_id: BoundaryProposalId; effective_on: string; note?: string };
  'proposal.reject': { proposal_id: BoundaryProposalId; note: string };
  'proposal.remove': { proposal_id: BoundaryProposalId };
  'territory.change': TerritoryChangeArgs;
  /** Gives the parts of a territory the codes that the rule says (`rules/grid-number.ts`). */
  'territory.renumber': { parent_id: TerritoryId };
  'territory.settle': { parent_id: TerritoryId };
  /** Both null: as the territory above says. */
  'territory.set_grid_size': {
    territory_id: TerritoryId;
    households_from: number | null;
    households_to: number | null;
  };
}

const territory = (id: string): RowName => ({ entity: 'territory', id });
const proposal = (id: string): RowName => ({ entity: 'boundary_proposal', id });
const nameOf = (world: World, id: TerritoryId): string => world.territory.get(id)?.name ?? '';

/** The territories a change is about, the ones that it makes among them. */
export const territoriesOf = ({ areas, removed }: BoundaryChange): readonly TerritoryId[] => [
  ...areas.map(({ territory_id }) => territory_id),
  ...removed.map(({ territory_id }) => territory_id),
];

export const boundaryKinds: OperationKinds<BoundaryOperations> = {
  'boundary.edit': {
    about: ({ parent_id, change }) => {
      const [first = parent_id, ...others] = territoriesOf(change);
      return [territory(first), ...others.map(territory)];
    },
    bases: ({ change }) => territoriesOf(change).map(territory),
    title: (world, { parent_id }) => nameOf(world, parent_id),
    effect: (world, { parent_id, change }, { made_at }) =>
      redrawn(world, parent_id, change, dayOf(Date.parse(made_at))),
  },
  'proposal.save': {
    about: ({ proposal_id }) => [proposal(proposal_id)],
    title: (_world, { name }) => name,
    effect(world, { proposal_id, parent_id, note = '', name, change, bases }, { made_at }) {
      const row: BoundaryProposal = {
        id: proposal_id,
        version: world.boundary_proposal.get(proposal_id)?.version ?? 0,
        territory_id: parent_id,
        name,
        note: note.trim() || null,
        change,
        bases,
        effect: null,
        status: 'draft',
        effective_on: null,
        made_by: profileOf(world)?.display_name ?? '',
        is_own: true,
        made_at,
        reviewed_by: null,
        reviewed_at: null,
        review_note: null,
      };
      return { upserts: { boundary_proposal: [row] }, removes: {} };
    },
  },
  'proposal.submit': {
    about: ({ proposal_id }) => [proposal(proposal_id)],
    title: proposalName,
    effect: (world, { proposal_id }) => proposalChanged(world, proposal_id, { status: 'proposed' }),
  },
  'proposal.approve': {
    about: ({ proposal_id }) => [proposal(proposal_id)],
    title: proposalName,
    effect: (world, { proposal_id, effective_on, note = '' }, { made_at }) =>
      proposalChanged(world, proposal_id, { status: 'approved', effective_on, ...reviewed(world, note, made_at) }),
  },
  'proposal.reject': {
    about: ({ proposal_id }) => [proposal(proposal_id)],
    title: proposalName,
    effect: (world, { proposal_id, note }, { made_at }) =>
      proposalChanged(world, proposal_id, { status: 'rejected', ...reviewed(world, note, made_at) }),
  },
  'proposal.remove': {
    about: ({ proposal_id }) => [proposal(proposal_id)],
    title: proposalName,
    effect: (world, { proposal_id }) => removing(world, 'boundary_proposal', proposal_id),
  },
  'territory.change': {
    about: ({ territory_id }) => [territory(territory_id)],
    title: (world, { territory_id }) => nameOf(world, territory_id),
    effect(world, { territory_id, office_code, ...changes }) {
      const row = world.territory.get(territory_id);
      if (!row) return NO_CHANGES;
      const told = office_code === undefined ? row.office_code : office_code.trim() || null;
      return { upserts: { territory: [{ ...row, ...changes, office_code: told }] }, removes: {} };
    },
  },
  'territory.renumber': {
    about: ({ parent_id }) => [territory(parent_id)],
    title: (world, { parent_id }) => nameOf(world, parent_id),
    effect: (world, { parent_id }) => ({ upserts: { territory: numberedByRule(world, parent_id) }, removes: {} }),
  },
  'territory.settle': {
    about: ({ parent_id }) => [territory(parent_id)],
    title: (world, { parent_id }) => nameOf(world, parent_id),
    // who lives there follows with the server's answer
    effect: (world, { parent_id }) => ({ upserts: settledByGround(world, parent_id), removes: {} }),
  },
  'territory.set_grid_size': {
    about: ({ territory_id }) => [{ entity: 'grid_size', id: territory_id }],
    title: (world, { territory_id }) => nameOf(world, territory_id),
    effect(world, { territory_id, households_from, households_to }) {
      if (households_from === null || households_to === null) return removing(world, 'grid_size', territory_id);
      const version = world.grid_size.get(territory_id)?.version ?? 0;
      const row = { id: territory_id, version, territory_id, households_from, households_to };
      return { upserts: { grid_size: [row] }, removes: {} };
    },
  },
};

/** The parts of a territory after a change. Whoever lives in them is counted by the server. */
function redrawn(world: World, parentId: TerritoryId, { areas, removed }: BoundaryChange, day: string): Changes {
  const rows = areas.flatMap(({ territory_id, geom, name, cut_from_id }): Territory[] => {
    const old = world.territory.get(territory_id);
    const model = old ?? (cut_from_id && world.territory.get(cut_from_id));
    if (!model) return [];
    const drawn = { geom, area_m2: outlineM2(geom), valid_from: day, name: name ?? model.name };
    if (old) return [{ ...old, ...drawn }];
    // Its code comes from the server.
    return [{ ...model, ...drawn, id: territory_id, version: 0, parent_id: parentId, code: '', office_code: null }];
  });
  return { upserts: { territory: rows }, removes: { territory: removed.map(({ territory_id }) => territory_id) } };
}

function proposalName(world: World, { proposal_id }: { readonly proposal_id: BoundaryProposalId }): string {
  return world.boundary_proposal.get(proposal_id)?.name ?? '';
}

function proposalChanged(world: World, id: BoundaryProposalId, changes: Partial<BoundaryProposal>): Changes {
  const row = world.boundary_proposal.get(id);
  return row ? { upserts: { boundary_proposal: [{ ...row, ...changes }] }, removes: {} } : NO_CHANGES;
}

const reviewed = (world: World, note: string, made_at: string) => ({
  review_note: note.trim() || null,
  reviewed_at: made_at,
  reviewed_by: profileOf(world)?.display_name ?? '',
});
