/** What the writers of rows share: the rows so far, ids, dates, and the way from the plan's numbers to rows. */
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import { createUuids } from '../uuid.ts';
import { emptyRows, type TerritoryRow, type TownRows } from './rows.ts';
import type { CompoundPlan, TownPlan } from './town-plan.ts';
import type { Vec } from './vec.ts';

export interface CompoundDraft {
  id: string;
  plan: CompoundPlan;
  name: string;
  /** Rows of the households inside, by index into `rows.household`. */
  households: number[];
  territoryId: string;
  community: number;
}

export interface Draft {
  rows: TownRows;
  town: TownPlan;
  random: Random;
  newId: () => string;
  county: string;
  street: string;
  /** Ids of communities by the plan's number. */
  communities: string[];
  /** Ids of grids by the plan's number. */
  grids: string[];
  compounds: CompoundDraft[];
  /** The middle of each building, by its id. */
  middles: Map<string, Vec>;
}

/** 2026-01-01T00:00:00Z: the moment the generated ids carry. */
const ID_EPOCH = 1_767_225_600_000;

export const createDraft = (town: TownPlan, seed: number): Draft => {
  const random = createRandom(seed).fork('rows');
  return {
    rows: emptyRows(),
    town,
    random,
    newId: createUuids(random.fork('ids'), ID_EPOCH),
    county: '',
    street: '',
    communities: [],
    grids: [],
    compounds: [],
    middles: new Map(),
  };
};

const DAY = 86_400_000;
/** Day the town's registers were last brought up to date. */
const REGISTERED = Date.UTC(2026, 10, 1);

/** A date `from` to `to` days before the registers' day, `YYYY-MM-DD`. */
export const dateBefore = (random: Random, from: number, to: number): string =>
  new Date(REGISTERED - random.int(from, to) * DAY).toISOString().slice(0, 10);

export function territoryRow(draft: Draft, id: string): TerritoryRow {
  const row = draft.rows.territory.find((t) => t.id === id);
  if (!row) throw new RangeError('no such territory');
  return row;
}
