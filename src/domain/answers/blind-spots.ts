/**
 * Blind spots (盲区): where households outside the circle live close together. A grid's share says how many are outside; a blind
 * spot says where a service would have to stand to reach them.
 */
import { metresBetween } from '../../../geo/crs/metres.ts';
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { CirclePlace, Reach } from '../circle.ts';
import type { BuildingId, CompoundId } from '../ids.ts';
import { reachState } from '../rules/reach-state.ts';
import type { World } from '../world.ts';
import type { CircleGround } from './circle-ground.ts';

export interface BlindSpot {
  /** Its first stairwell unit's: the same spot keeps it while it does not fall apart. */
  readonly id: string;
  readonly households: number;
  readonly elderly: number;
  /** The door in its middle. */
  readonly at: LonLat;
  readonly compounds: readonly CompoundId[];
  readonly buildings: readonly BuildingId[];
  /** The place nearest as the crow flies; null where there is none at all. */
  readonly nearest: { readonly place: CirclePlace; readonly straightMetres: number } | null;
  /** On foot from the middle door, seconds; Infinity beyond what was searched. */
  readonly seconds: number;
}

/** Doors nearer than this to each other belong to one spot, metres: a street with its pavements lies between two compounds. */
const TOGETHER = 90;
/** Smaller ones are left to the ranking of compounds. */
const LEAST_HOUSEHOLDS = 20;

export function blindSpots(world: World, ground: CircleGround, reach: Reach, limit: number): BlindSpot[] {
  const outside: number[] = [];
  ground.units.forEach((_, unit) => {
    const lives = (ground.households[unit] ?? 0) > 0;
    if (lives && reachState(reach, reach.connected, unit, limit) === 'outside') outside.push(unit);
  });
  return together(ground, outside)
    .map((units) => describe(ground, reach, units))
    .filter(({ households }) => households >= LEAST_HOUSEHOLDS)
    .sort((a, b) => b.households - a.households)
    .map((spot) => ({ ...spot, compounds: spot.compounds.filter((id) => world.compound.has(id)) }));
}

const placeOf = ({ places }: CircleGround, unit: number): LonLat => [places[2 * unit] ?? 0, places[2 * unit + 1] ?? 0];

/** Groups of units, each within reach of another of its group. */
function together(ground: CircleGround, units: readonly number[]): number[][] {
  const cells = new Map<string, number[]>();
  const cellOf = ([lon, lat]: LonLat): [number, number] => [
    Math.floor((lon * 111_320 * Math.cos((lat * Math.PI) / 180)) / TOGETHER),
    Math.floor((lat * 111_320) / TOGETHER),
  ];
  for (const unit of units) {
    const key = cellOf(placeOf(ground, unit)).join();
    const list = cells.get(key);
    if (list) list.push(unit);
    else cells.set(key, [unit]);
  }
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const start of units) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const unit of group) {
      const here = placeOf(ground, unit);
      const [x, y] = cellOf(here);
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const other of cells.get(`${x + dx},${y + dy}`) ?? []) {
            if (seen.has(other) || metresBetween([...here], [...placeOf(ground, other)]) > TOGETHER) continue;
            seen.add(other);
            group.push(other);
          }
    }
    groups.push(group);
  }
  return groups;
}

function describe(ground: CircleGround, reach: Reach, units: readonly number[]): BlindSpot {
  const sum = (of: Uint32Array): number => units.reduce((total, unit) => total + (of[unit] ?? 0), 0);
  const middle: LonLat = [
    units.reduce((total, unit) => total + placeOf(ground, unit)[0], 0) / units.length,
    units.reduce((total, unit) => total + placeOf(ground, unit)[1], 0) / units.length,
  ];
  const distance = (unit: number): number => metresBetween([...middle], [...placeOf(ground, unit)]);
  const door = units.reduce((best, unit) => (distance(unit) < distance(best) ? unit : best), units[0] ?? 0);
  const at = placeOf(ground, door);
  return {
    id: ground.units[units[0] ?? 0] ?? '',
    households: sum(ground.households),
    elderly: sum(ground.elderly),
    at,
    compounds: [...new Set(units.map((unit) => ground.compounds[unit] ?? null))].filter((id) => id !== null),
    buildings: [...new Set(units.flatMap((unit) => ground.buildings[unit] ?? []))],
    nearest: nearestTo(at, reach.places),
    seconds: reach.seconds[door] ?? Infinity,
  };
}

function nearestTo(at: LonLat, places: readonly CirclePlace[]): BlindSpot['nearest'] {
  let nearest: BlindSpot['nearest'] = null;
  for (const place of places) {
    const straightMetres = metresBetween([...at], [...place.at]);
    if (!nearest || straightMetres < nearest.straightMetres) nearest = { place, straightMetres };
  }
  return nearest;
}
