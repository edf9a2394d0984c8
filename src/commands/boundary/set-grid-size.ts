import type { TerritoryId } from '../../domain/ids.ts';
import type { HouseholdBand } from '../../domain/rules/workload.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';

/**
 * How many households a grid of this territory should hold; null: as the territory above says. Resolves with the operation's
 * id, which can be undone for a moment. Throws a `Failure`.
 */
export const setGridSize = (app: AppContext, territory_id: TerritoryId, band: HouseholdBand | null): Promise<string> =>
  perform(
    app,
    'territory.set_grid_size',
    { territory_id, households_from: band?.from ?? null, households_to: band?.to ?? null },
    { holdMs: UNDO_MS },
  );
