/** What a proposal (方案) redraws: every part as it is, or was before it came into force, and as it would be. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { BoundaryProposal, Territory } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { addDays } from '../rules/shanghai-time.ts';
import type { World } from '../world.ts';
import { territoryOn } from './past-world.ts';

export interface ProposalPart {
  readonly id: TerritoryId;
  readonly name: string;
  /** Null: it is new. */
  readonly before: Territory | null;
  /** Null: it is merged into another. */
  readonly after: Polygon | MultiPolygon | null;
  /** Where a new part comes from. */
  readonly cutFrom: TerritoryId | null;
}

export function proposalParts(world: World, proposal: BoundaryProposal): readonly ProposalPart[] {
  const { change, status, effective_on } = proposal;
  const before = (id: TerritoryId): Territory | null =>
    (status === 'effective' && effective_on !== null
      ? territoryOn(world, id, addDays(effective_on, -1))
      : world.territory.get(id)) ?? null;
  return [
    ...change.areas.map(({ territory_id, geom, name, cut_from_id }): ProposalPart => {
      const row = before(territory_id);
      const cutFrom = row ? null : (cut_from_id ?? null);
      return { id: territory_id, name: name ?? row?.name ?? '', before: row, after: geom, cutFrom };
    }),
    ...change.removed.map(({ territory_id }): ProposalPart => {
      const row = before(territory_id);
      return { id: territory_id, name: row?.name ?? '', before: row, after: null, cutFrom: null };
    }),
  ];
}
