/** What a resident unit's (驻区单位) card answers: where it is, how to call it, how many of its members reported in. */
import type { ResidentUnit } from '../entities.ts';
import type { CompoundId, ResidentUnitId } from '../ids.ts';
import { holdsAll, HOLDERS } from '../rules/may-hold.ts';
import type { Role } from '../role.ts';
import { rowsBy, type World } from '../world.ts';
import { linkTo, type Link } from './link.ts';
import { coveringOrg, type OrgLine } from './party-lines.ts';
import { breadcrumb, climb } from './territory-tree.ts';

export interface ResidentUnitAnswer {
  readonly unit: ResidentUnit;
  readonly path: readonly Link[];
  readonly org: OrgLine | null;
  /** In-service members among those this person was sent (a member belongs to where they live). */
  readonly members: number;
  readonly reportedIn: number;
  /** Reported in, by the compound they live in, most first. */
  readonly compounds: readonly { readonly link: Link; readonly members: number }[];
  /** False when the numbers cover the person's own duty only. */
  readonly complete: boolean;
  readonly holders: readonly Role[];
}

export function residentUnitAnswer(world: World, id: ResidentUnitId): ResidentUnitAnswer | null {
  const unit = world.resident_unit.get(id);
  if (!unit) return null;
  const members = rowsBy(world.party_member, 'resident_unit_id', id).filter(
    (member) => member.category === 'in_service',
  );
  const reported = members.filter((member) => member.checked_in_on !== null);
  const byCompound = new Map<CompoundId | null, number>();
  for (const member of reported) byCompound.set(member.compound_id, (byCompound.get(member.compound_id) ?? 0) + 1);
  return {
    unit,
    path: breadcrumb(world, unit.territory_id),
    org: coveringOrg(world, unit.territory_id),
    members: members.length,
    reportedIn: reported.length,
    compounds: [...byCompound]
      .flatMap(([compoundId, count]) => {
        const compound = compoundId === null ? undefined : world.compound.get(compoundId);
        return compound ? [{ link: linkTo('compound', compound), members: count }] : [];
      })
      .sort((a, b) => b.members - a.members || a.link.name.localeCompare(b.link.name, 'zh-CN')),
    complete: officeHeld(world, unit),
    holders: HOLDERS.household,
  };
}

/** A unit's members live all over the office; only a duty over the whole office sees all of them. */
function officeHeld(world: World, unit: ResidentUnit): boolean {
  const office = climb(world, unit.territory_id).find(
    (territory) => world.territory_level.get(territory.level)?.is_office,
  );
  return office !== undefined && holdsAll(world, 'household', office.id);
}
