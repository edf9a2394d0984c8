/** What a circle is drawn around: the stations and facilities of some kinds, open now if that is asked. */
import type { Position } from 'geojson';
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { CirclePlace } from '../circle.ts';
import type { FacilityKind, OpeningHours } from '../entities.ts';
import { openStateOf } from '../rules/opening-hours.ts';
import type { World } from '../world.ts';

export const lonLat = ([lon = 0, lat = 0]: Position): LonLat => [lon, lat];

/** `openAt`: Unix ms; null for whatever hour. Places nobody has entered hours for are then not counted as open. */
export function circlePlaces(world: World, served: readonly string[], openAt: number | null): CirclePlace[] {
  const isServed = (kind: string, hours: readonly OpeningHours[]): boolean => {
    if (!served.includes(kind)) return false;
    if (openAt === null) return true;
    const { kind: state } = openStateOf(hours, openAt);
    return state === 'open' || state === 'always';
  };
  const stations = [...world.service_station.values()]
    .filter(({ tier, opening_hours }) => isServed(tier, opening_hours))
    .map(({ id, name, geom }) => place(id, name, geom.coordinates, 'service_station'));
  const facilities = [...world.facility.values()]
    .filter(({ kind, opening_hours }) => isServed(kind, opening_hours))
    .map(({ id, name, geom }) => place(id, name, geom.coordinates, 'facility'));
  return [...stations, ...facilities];
}

const place = (id: string, name: string, at: Position, kind: 'service_station' | 'facility'): CirclePlace => ({
  id,
  name,
  at: lonLat(at),
  selection: { kind, id },
});

/** Kinds as one chooses among them: by group, ours first, and how many places of each are held. */
export interface KindChoice {
  readonly kind: FacilityKind;
  readonly places: number;
}

const GROUPS: readonly FacilityKind['group'][] = ['party', 'basic', 'quality'];

export function kindChoices(world: World): { group: FacilityKind['group']; choices: KindChoice[] }[] {
  const counts = new Map<string, number>();
  const count = (kind: string): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { tier } of world.service_station.values()) count(tier);
  for (const { kind } of world.facility.values()) count(kind);
  const kinds = [...world.facility_kind.values()].sort((a, b) => a.rank - b.rank);
  return GROUPS.map((group) => ({
    group,
    choices: kinds.filter((kind) => kind.group === group).map((kind) => ({ kind, places: counts.get(kind.id) ?? 0 })),
  })).filter(({ choices }) => choices.length > 0);
}
