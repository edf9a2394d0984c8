/** What is due on a walk through a territory: open cases, households whose visit is stale, compounds not checked this quarter. */
import type { Position } from 'geojson';
import type { CareHousehold, CaseRecord, ChecklistTemplate, Compound } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { freshnessOf, type Freshness } from '../rules/cadence.ts';
import { isClosed, timeLeft, urgencyOf, type Urgency } from '../rules/case-urgency.ts';
import { centreOf } from '../rules/distance.ts';
import { far, type Distance, type MeasureDistance } from '../rules/suggest-teams.ts';
import { walkingOrder, wayLength } from '../rules/walking-order.ts';
import type { Selection } from '../selection.ts';
import { rowsBy, type World } from '../world.ts';
import { addressOf, type Address } from './address.ts';
import { checklistsOf } from './checklist.ts';
import { subtree } from './territory-tree.ts';

interface Stop {
  readonly selection: Selection;
  readonly at: Position;
}

export interface CaseStop extends Stop {
  readonly kind: 'case';
  readonly record: CaseRecord;
  readonly urgency: Urgency;
  /** Milliseconds, negative when overdue. */
  readonly timeLeft: number;
}

export interface CareStop extends Stop {
  readonly kind: 'care';
  readonly care: CareHousehold;
  readonly address: Address;
  readonly freshness: Freshness;
  /** Who is expected behind the door; null where the contact is not held. */
  readonly headName: string | null;
  readonly categories: readonly string[];
}

export interface ChecklistStop extends Stop {
  readonly kind: 'checklist';
  readonly compound: Compound;
  readonly unchecked: readonly { readonly template: ChecklistTemplate; readonly items: number }[];
}

export type DueStop = CaseStop | CareStop | ChecklistStop;

export interface DueOnWalk {
  /** In no order: `inWalkingOrder` makes one. */
  readonly stops: readonly DueStop[];
  readonly counts: Readonly<Record<DueStop['kind'], number>>;
}

export const stopKey = ({ kind, selection }: DueStop): string => `${kind} ${selection.id}`;

/** Of one measure, from where one stands. */
export const inWalkingOrder = (
  stops: readonly DueStop[],
  from: Position | null,
  measure: MeasureDistance,
): readonly DueStop[] =>
  walkingOrder(
    stops,
    ({ at }) => at,
    from,
    (a, b) => far(measure(a, b)),
  );

/** The whole round, in the measure of its legs; null when a stop has come that has not been measured. */
export function lengthOf(stops: readonly DueStop[], from: Position | null, measure: MeasureDistance): Distance | null {
  const { kind } = measure([0, 0], [0, 0]);
  const places = stops.map(({ at }) => at);
  const length = wayLength(places, from, (a, b) => far(measure(a, b)));
  if (!Number.isFinite(length)) return null;
  return kind === 'straight' ? { kind, metres: length } : { kind, seconds: length };
}

export function dueOnWalk(world: World, territoryId: TerritoryId, now: number): DueOnWalk {
  const within = subtree(world, territoryId).map(({ id }) => id);
  const cases = within.flatMap((id) => dueCases(world, id, now));
  const inside = new Set<string>(within);
  const care = [...world.care_household.values()].flatMap((row) => dueCare(world, row, inside, now) ?? []);
  const checklists = within
    .flatMap((id) => rowsBy(world.compound, 'territory_id', id))
    .flatMap((compound) => dueChecklists(world, compound, now) ?? []);
  return {
    stops: [...cases, ...care, ...checklists],
    counts: { case: cases.length, care: care.length, checklist: checklists.length },
  };
}

/** A worker's own open cases; for whoever is not a worker all open ones of the territory. */
function dueCases(world: World, territoryId: TerritoryId, now: number): CaseStop[] {
  const mine = profileOf(world)?.grid_worker_id ?? null;
  return rowsBy(world.case_record, 'territory_id', territoryId)
    .filter((record) => !isClosed(record, world.case_stage) && (mine === null || record.grid_worker_id === mine))
    .map((record) => ({
      kind: 'case',
      selection: { kind: 'case_record', id: record.id },
      at: record.geom.coordinates,
      record,
      urgency: urgencyOf(record, world.case_stage, now),
      timeLeft: timeLeft(record, now),
    }));
}

function dueCare(world: World, care: CareHousehold, inside: ReadonlySet<string>, now: number): CareStop | null {
  const freshness = freshnessOf(care.cadence, care.last_visited_at, now);
  const household = world.household.get(care.id);
  if (freshness === 'visited' || !household) return null;
  const address = addressOf(world, household);
  if (!address.unit || !inside.has(address.building?.territory_id ?? '')) return null;
  const contact = world.household_contact.get(care.id);
  return {
    kind: 'care',
    selection: { kind: 'household', id: care.id },
    at: address.unit.geom.coordinates,
    care,
    address,
    freshness,
    headName: contact?.head_name ?? null,
    categories: contact?.care ?? [],
  };
}

function dueChecklists(world: World, compound: Compound, now: number): ChecklistStop | null {
  const unchecked = checklistsOf(world, { subject: 'compound', id: compound.id }, now).flatMap((state) =>
    state.unchecked > 0 ? [{ template: state.template, items: state.unchecked }] : [],
  );
  const at = centreOf(compound.geom);
  if (unchecked.length === 0 || !at) return null;
  return { kind: 'checklist', selection: { kind: 'compound', id: compound.id }, at, compound, unchecked };
}
