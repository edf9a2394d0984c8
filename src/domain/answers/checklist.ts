/** How a compound or a branch stands against the standards: of each item the newest look counts. */
import type { ChecklistItem, ChecklistResult, ChecklistTemplate } from '../entities.ts';
import type { CompoundId, PartyOrgId, TerritoryId } from '../ids.ts';
import { periodStart } from '../rules/cadence.ts';
import { rowsBy, type World } from '../world.ts';

export type ChecklistSubject =
  | { readonly subject: 'compound'; readonly id: CompoundId }
  | { readonly subject: 'party_org'; readonly id: PartyOrgId };

export interface CheckedItem {
  readonly item: ChecklistItem;
  /** The newest look; null: nobody has looked yet. */
  readonly result: ChecklistResult | null;
  /** Nobody has looked in this quarter. */
  readonly unchecked: boolean;
}

export interface ChecklistState {
  readonly template: ChecklistTemplate;
  readonly items: readonly CheckedItem[];
  /** Items that are as they should be. */
  readonly ok: number;
  readonly unchecked: number;
}

/** Every checklist of this kind of subject, also those that the installation has not filled yet. */
export function checklistsOf(world: World, { subject, id }: ChecklistSubject, now: number): readonly ChecklistState[] {
  const results =
    subject === 'compound'
      ? rowsBy(world.checklist_result, 'compound_id', id)
      : rowsBy(world.checklist_result, 'party_org_id', id);
  const newest = new Map<string, ChecklistResult>();
  for (const result of results) {
    const key = `${result.template_id}/${result.item}`;
    const known = newest.get(key);
    if (!known || isNewer(result, known)) newest.set(key, result);
  }
  const since = periodStart('quarterly', now);
  return [...world.checklist_template.values()]
    .filter((template) => template.subject === subject)
    .sort((a, b) => a.rank - b.rank)
    .map((template) => {
      const items = template.items.map((item): CheckedItem => {
        const result = newest.get(`${template.id}/${item.code}`) ?? null;
        return { item, result, unchecked: result === null || Date.parse(result.checked_at) < since };
      });
      return {
        template,
        items,
        ok: items.filter(({ result }) => result?.ok === true).length,
        unchecked: items.filter(({ unchecked }) => unchecked).length,
      };
    });
}

/** By the time of the look; of two at the same moment the one recorded later (ids are UUIDv7). */
const isNewer = (a: ChecklistResult, b: ChecklistResult): boolean => {
  const [at, other] = [Date.parse(a.checked_at), Date.parse(b.checked_at)];
  return at === other ? a.id > b.id : at > other;
};

/** Where a subject lies; a branch over several grids in all of them. Whoever is on duty in one may check it. */
export function territoriesOf(world: World, { subject, id }: ChecklistSubject): readonly TerritoryId[] {
  if (subject === 'compound') return [world.compound.get(id)?.territory_id ?? []].flat();
  const covered = rowsBy(world.party_org_coverage, 'party_org_id', id).map(
    (row) => row.covers_territory_id ?? world.compound.get(row.covers_compound_id ?? '')?.territory_id,
  );
  return [world.party_org.get(id)?.territory_id, ...covered].flatMap((each) => each ?? []);
}
