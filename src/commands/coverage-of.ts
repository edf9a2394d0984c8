/** The places somebody answers for: a Party organisation's coverage, a grid worker's duties. Only places that are held. */
import type { GridWorkerId, PartyOrgId } from '../domain/ids.ts';
import type { Selection } from '../domain/selection.ts';
import { rowsBy, type World } from '../domain/world.ts';

export type Responsible =
  | { readonly kind: 'party_org'; readonly id: PartyOrgId }
  | { readonly kind: 'grid_worker'; readonly id: GridWorkerId };

export function coverageOf(world: World, responsible: Responsible): readonly Selection[] {
  const places: Selection[] = [];
  if (responsible.kind === 'party_org') {
    for (const row of rowsBy(world.party_org_coverage, 'party_org_id', responsible.id)) {
      if (row.covers_territory_id) places.push({ kind: 'territory', id: row.covers_territory_id });
      if (row.covers_compound_id) places.push({ kind: 'compound', id: row.covers_compound_id });
    }
  } else {
    for (const row of rowsBy(world.grid_worker_duty, 'grid_worker_id', responsible.id)) {
      places.push({ kind: 'territory', id: row.territory_id });
    }
  }
  return places.filter(({ kind, id }) => world[kind].has(id));
}
