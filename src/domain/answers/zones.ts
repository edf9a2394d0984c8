/** Responsibility lines as people ask about them: which sections a river or street has, who answers for how many metres, what nobody does. */
import type { ResidentUnit, ResponsibilityZone } from '../entities.ts';
import type { ResponsibilityZoneId } from '../ids.ts';
import { straightMetres } from '../rules/distance.ts';
import { rowsBy, type World } from '../world.ts';
import type { Link } from './link.ts';
import { breadcrumb } from './territory-tree.ts';

export interface ZoneLine {
  readonly zone: ResponsibilityZone;
  readonly unit: ResidentUnit | null;
}

export interface ZoneGroup {
  readonly kind: ResponsibilityZone['kind'];
  readonly name: string;
  readonly metres: number;
  /** Of them, nobody's (盲段). */
  readonly blindMetres: number;
  /** Nobody's first, then as long as they are. */
  readonly lines: readonly ZoneLine[];
}

export interface UnitMetres {
  readonly unit: ResidentUnit;
  readonly metres: number;
  readonly sections: number;
}

export interface ZonesAnswer {
  readonly groups: readonly ZoneGroup[];
  /** Most metres first. */
  readonly units: readonly UnitMetres[];
  readonly metres: number;
  readonly blindMetres: number;
}

const sum = (zones: readonly ResponsibilityZone[]): number =>
  zones.reduce((total, { length_m }) => total + length_m, 0);
const unitOf = (world: World, zone: ResponsibilityZone): ResidentUnit | null =>
  (zone.resident_unit_id && world.resident_unit.get(zone.resident_unit_id)) || null;

/** Sections of one river share its name up to a bracket or a dot: 清溪河（一段）. */
export const courseName = (name: string): string => name.split(/[（(·]/u)[0]?.trim() || name;

export function zonesAnswer(world: World): ZonesAnswer {
  const zones = [...world.responsibility_zone.values()];
  const groups = new Map<string, ResponsibilityZone[]>();
  for (const zone of zones) {
    const key = `${zone.kind}/${courseName(zone.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), zone]);
  }
  const units = new Map<ResidentUnit, ResponsibilityZone[]>();
  for (const zone of zones) {
    const unit = unitOf(world, zone);
    if (unit) units.set(unit, [...(units.get(unit) ?? []), zone]);
  }
  const isBlind = (zone: ResponsibilityZone): boolean => unitOf(world, zone) === null;
  return {
    groups: [...groups.values()]
      .map((own): ZoneGroup => ({
        kind: own[0]?.kind ?? 'river',
        name: courseName(own[0]?.name ?? ''),
        metres: sum(own),
        blindMetres: sum(own.filter(isBlind)),
        lines: own
          .map((zone) => ({ zone, unit: unitOf(world, zone) }))
          .sort(
            (a, b) =>
              Number(a.unit !== null) - Number(b.unit !== null) ||
              b.zone.length_m - a.zone.length_m ||
              a.zone.name.localeCompare(b.zone.name, 'zh-CN'),
          ),
      }))
      .sort((a, b) => b.blindMetres - a.blindMetres || b.metres - a.metres),
    units: [...units]
      .map(([unit, own]) => ({ unit, metres: sum(own), sections: own.length }))
      .sort((a, b) => b.metres - a.metres || a.unit.name.localeCompare(b.unit.name, 'zh-CN')),
    metres: sum(zones),
    blindMetres: sum(zones.filter(isBlind)),
  };
}

export interface ZoneAnswer extends ZoneLine {
  readonly path: readonly Link[];
  /** Of the same river or street, those that begin or end where this one does. */
  readonly neighbours: readonly ZoneLine[];
  /** All metres of its unit, this zone's among them; null where nobody answers. */
  readonly unitMetres: number | null;
}

/** Metres between ends that meet. */
const MEETING = 15;

export function zoneAnswer(world: World, id: ResponsibilityZoneId): ZoneAnswer | null {
  const zone = world.responsibility_zone.get(id);
  if (!zone) return null;
  const unit = unitOf(world, zone);
  const ends = (row: ResponsibilityZone) => [row.geom.coordinates[0] ?? [], row.geom.coordinates.at(-1) ?? []];
  const meets = (other: ResponsibilityZone): boolean =>
    ends(zone).some((a) => ends(other).some((b) => straightMetres(a, b) <= MEETING));
  return {
    zone,
    unit,
    path: breadcrumb(world, zone.territory_id),
    neighbours: [...world.responsibility_zone.values()]
      .filter((other) => other.id !== id && other.kind === zone.kind && meets(other))
      .map((other) => ({ zone: other, unit: unitOf(world, other) })),
    unitMetres: unit && sum(rowsBy(world.responsibility_zone, 'resident_unit_id', unit.id)),
  };
}
