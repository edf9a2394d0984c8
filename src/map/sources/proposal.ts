/**
 * The proposal of boundaries that is open: what it redraws as it is (`before`) and as it would be (`after`), and, where both
 * lie over each other, the ground that would come to another part (`moved`).
 */
import type { Feature } from 'geojson';
import { proposalParts } from '../../domain/answers/proposal-parts.ts';
import type { BoundaryProposal, Territory } from '../../domain/entities.ts';
import { labelPoint } from './label-point.ts';
import { all, feature, point, type MapSource, type View } from './source.ts';

/** Null while none is open. */
export function openProposal({ state: { screen, plan, world } }: View): BoundaryProposal | null {
  return screen === 'plan' && plan.tool === 'proposals' && plan.proposal !== null
    ? (world.boundary_proposal.get(plan.proposal) ?? null)
    : null;
}

export const proposal: MapSource = {
  inputs(view) {
    const { plan, world } = view.state;
    const row = openProposal(view);
    return row ? [row, plan.comparison, plan.moved, world.territory, world.boundary_version] : [null];
  },
  features(view) {
    const row = openProposal(view);
    if (!row) return [];
    const { comparison, moved } = view.state.plan;
    const both = comparison === 'both';
    const ground = both ? moved.map(({ to, geom }) => feature(to, geom, { role: 'moved' })) : [];
    const parts = proposalParts(view.state.world, row).flatMap(({ id, name, before, after }): Feature[] => [
      ...(before && comparison !== 'after' ? [feature(id, before.geom, { role: 'before' })] : []),
      ...(after && comparison !== 'before' ? [feature(id, after, { role: 'after' })] : []),
      ...(after && !before && comparison !== 'before' ? [feature(id, point(labelPoint(after)), { name })] : []),
    ]);
    return [...ground, ...parts];
  },
};

/** What the proposal makes the map draw instead of the boundaries as they are; null while it shows those. */
export function drawnInstead(view: View): BoundaryProposal | null {
  return view.state.plan.comparison === 'after' ? openProposal(view) : null;
}

/** All territories, those of the proposal as it draws them. A new part answers to taps as the one it is cut from. */
export function territoriesShown(view: View): Territory[] {
  const { territory } = view.state.world;
  const instead = drawnInstead(view);
  if (!instead) return all(territory);
  const { areas, removed } = instead.change;
  const changed = new Map(areas.map((area) => [area.territory_id, area]));
  const gone = new Set(removed.map(({ territory_id }) => territory_id));
  const kept = all(territory).flatMap((row): Territory[] => {
    const area = changed.get(row.id);
    return gone.has(row.id) ? [] : [area ? { ...row, geom: area.geom } : row];
  });
  const added = areas.flatMap(({ territory_id, cut_from_id, geom }): Territory[] => {
    const from = territory.has(territory_id) ? undefined : territory.get(cut_from_id ?? '');
    return from ? [{ ...from, geom }] : [];
  });
  return [...kept, ...added];
}
