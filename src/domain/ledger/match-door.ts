/**
 * From what a row says of a home to the stairwell unit or the household: compound by name, building and unit by number, door as
 * it stands on the door. Each step is sure or asks; no step guesses.
 */
import { numeral, normalize } from '../search/normalize.ts';
import { numberIn, parseAddress } from '../search/parse-address.ts';
import type { KnownBuilding, KnownPlaces, KnownUnit, KnownTerritory } from './known-places.ts';
import { NameIndex, type Match, type Named, type Option } from './match-name.ts';

/** What a row says of a home, each part from its own column or out of the address. */
export interface SaidDoor {
  readonly compound: string;
  readonly building: string;
  readonly unit: string;
  readonly door: string;
}

/** A step that somebody has to decide: the same text means the same for every row of the file. */
export interface Doubt {
  readonly key: string;
  readonly refers: 'compound' | 'building' | 'stairwell_unit' | 'party_org' | 'resident_unit' | 'territory';
  /** As the file says it. */
  readonly text: string;
  readonly options: readonly Option[];
}

export type Decisions = ReadonlyMap<string, string | null>;

export type Step =
  | { readonly kind: 'sure'; readonly id: string }
  | { readonly kind: 'doubt'; readonly doubt: Doubt }
  /** Nothing like it is known, or a person has said that it is none of these. */
  | { readonly kind: 'none' };

export const settle = (match: Match, decisions: Decisions, doubt: Omit<Doubt, 'options'>): Step => {
  if (match.kind !== 'doubtful') return match;
  const decided = decisions.get(doubt.key);
  if (decided !== undefined) return decided === null ? { kind: 'none' } : { kind: 'sure', id: decided };
  return { kind: 'doubt', doubt: { ...doubt, options: match.options } };
};

/** `３０１室`, `301户` → `301`. */
export const plainDoor = (text: string): string =>
  normalize(text)
    .replace(/(?:室|号|户|房)$/, '')
    .toUpperCase();

const plainNumber = (text: string): string => {
  const value = numeral(text);
  return value === null ? text : String(value);
};

/** `3`, `03栋`, `三号楼` → `3`. */
const numberOf = (text: string): string => {
  const plain = normalize(text);
  return numeral(plain) === null ? numberIn(plain) : plainNumber(plain);
};

export class Doors {
  readonly #compounds: NameIndex<Named>;
  readonly #byLength: readonly { readonly id: string; readonly plain: string }[];
  readonly #territoryNames: readonly string[];
  readonly #buildings = new Map<string, KnownBuilding[]>();
  readonly #units = new Map<string, KnownUnit[]>();
  readonly #households = new Map<string, string[]>();

  constructor(places: KnownPlaces) {
    this.#compounds = new NameIndex(places.compounds);
    this.#byLength = places.compounds
      .map(({ id, name }) => ({ id, plain: normalize(name) }))
      .sort((a, b) => b.plain.length - a.plain.length);
    this.#territoryNames = places.territories.map(({ name }: KnownTerritory) => normalize(name));
    for (const building of places.buildings) push(this.#buildings, building.compound ?? '', building);
    for (const unit of places.units) push(this.#units, unit.building, unit);
    places.households.units.forEach((unit, n) => {
      push(this.#households, `${unit}/${plainDoor(places.households.doors[n] ?? '')}`, places.households.ids[n] ?? '');
    });
  }

  compound(said: SaidDoor, decisions: Decisions): Step {
    const text = said.compound.trim();
    if (text === '') return { kind: 'none' };
    const match = this.#compounds.find(this.#withoutTerritories(normalize(text)));
    return settle(match, decisions, { key: `compound|${normalize(text)}`, refers: 'compound', text });
  }

  unit(said: SaidDoor, compound: string, decisions: Decisions): Step {
    const number = numberOf(said.building);
    const all = this.#buildings.get(compound) ?? [];
    const named = said.building === '' ? all : all.filter(({ name }) => numberIn(name) === number);
    const building = pick(named, 'building', said.building, compound, decisions);
    if (building.kind !== 'sure') return building;
    const units = this.#units.get(building.id) ?? [];
    const wanted = numberOf(said.unit);
    const these = said.unit === '' ? units : units.filter(({ name }) => numberIn(name) === wanted);
    return pick(these, 'stairwell_unit', said.unit, building.id, decisions);
  }

  household(unit: string, door: string): readonly string[] {
    return this.#households.get(`${unit}/${plainDoor(door)}`) ?? [];
  }

  /** `云汀县连心街道清和社区清和苑` → `清和苑`, where all before it are names of territories. */
  #withoutTerritories(text: string): string {
    const found = this.#byLength.find(({ plain }) => plain !== text && text.endsWith(plain));
    if (!found) return text;
    let before = text.slice(0, text.length - found.plain.length);
    for (const name of this.#territoryNames) before = before.replace(name, '');
    return before === '' ? found.plain : text;
  }
}

/** One is sure; of several, which, is a question; `label` says where they stand. */
function pick(
  rows: readonly { readonly id: string; readonly name: string }[],
  refers: 'building' | 'stairwell_unit',
  text: string,
  within: string,
  decisions: Decisions,
): Step {
  const [only, another] = rows;
  if (!only) return { kind: 'none' };
  if (!another) return { kind: 'sure', id: only.id };
  const options = rows.slice(0, 8).map(({ id, name }) => ({ id, name, where: '', score: 1 }));
  return settle({ kind: 'doubtful', options }, decisions, {
    key: `${refers}|${within}|${normalize(text)}`,
    refers,
    text,
  });
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What the columns say, and where they are silent, what the address says: or `清和苑3号楼` as a compound, `3-2-501` as a door. */
export function saidDoor(
  columns: Readonly<Record<'address' | 'compound' | 'building' | 'unit' | 'door', string>>,
): SaidDoor {
  const { address, compound, building, unit, door } = columns;
  const whole = parseAddress(address);
  const wordy = parseAddress(compound);
  const dashed = /[-—–]/.test(door) ? parseAddress(door) : null;
  return {
    compound: (wordy?.place ?? '') || compound || (whole?.place ?? '') || address,
    building: building || (dashed?.building ?? wordy?.building ?? whole?.building ?? ''),
    unit: unit || (dashed?.unit ?? wordy?.unit ?? whole?.unit ?? ''),
    door: dashed ? (dashed.door ?? '') : door || (wordy?.door ?? whole?.door ?? ''),
  };
}
