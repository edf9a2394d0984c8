/** Which branch a compound has, and if none of its own, why: the question of the compound programme. */
import type { PartyOrg } from '../entities.ts';
import type { CompoundId } from '../ids.ts';
import { isCounted } from '../rules/counted.ts';
import { canFormOwnBranch, FORMAL_MEMBERS_FOR_BRANCH } from '../rules/branch.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';
import { coveringOrg, orgLine, orgsOfCompound, orgsOfTerritory, type OrgLine } from './party-lines.ts';
import { climb } from './territory-tree.ts';

export type CompoundBranch =
  | { readonly kind: 'own'; readonly org: OrgLine }
  /** One branch for several compounds; `method` is the `formation_method`. */
  | {
      readonly kind: 'joint';
      readonly org: OrgLine;
      readonly method: string | null;
      readonly partners: readonly Link[];
    }
  /** The grid's branch answers for it. */
  | { readonly kind: 'grid'; readonly org: OrgLine; readonly method: string | null }
  | {
      readonly kind: 'none';
      /** `too_few`: fewer formal members than a branch needs; `not_formed`: enough, and still none; `unknown`: no count. */
      readonly reason: 'too_few' | 'not_formed' | 'unknown';
      readonly formal: number | null;
      readonly needed: number;
      /** Whom to turn to meanwhile. */
      readonly above: OrgLine | null;
    };

/** Groups are parts of a branch; what makes a compound covered is a branch or something above it. */
const isBranch = (org: PartyOrg): boolean => org.kind !== 'group';

export function compoundBranch(world: World, id: CompoundId): CompoundBranch | null {
  const compound = world.compound.get(id);
  if (!compound) return null;
  const org = orgsOfCompound(world, id).filter(isBranch).at(-1);
  if (org) {
    const partners = rowsBy(world.party_org_coverage, 'party_org_id', org.id)
      .flatMap((row) =>
        row.covers_compound_id === null || row.covers_compound_id === id
          ? []
          : (world.compound.get(row.covers_compound_id) ?? []),
      )
      .map((partner) => linkTo('compound', partner));
    const joint = partners.length > 0 || (org.formation_method !== null && org.formation_method !== 'separate');
    return joint
      ? { kind: 'joint', org: orgLine(world, org), method: org.formation_method, partners }
      : { kind: 'own', org: orgLine(world, org) };
  }
  for (const territory of climb(world, compound.territory_id)) {
    const grid = orgsOfTerritory(world, territory.id).find((each) => each.kind === 'branch');
    if (grid) return { kind: 'grid', org: orgLine(world, grid, true), method: grid.formation_method };
  }
  const summary = world.place_summary.get(id);
  // Where nobody is registered at all, "no members" would be a claim about people nobody has counted.
  const formal = summary && isCounted(summary) ? summary.formal_members : null;
  return {
    kind: 'none',
    formal,
    needed: FORMAL_MEMBERS_FOR_BRANCH,
    reason: formal === null ? 'unknown' : canFormOwnBranch(formal) ? 'not_formed' : 'too_few',
    above: coveringOrg(world, compound.territory_id),
  };
}
