/** What a person does about a finding of the quality check: looks at it, mends it; and reports totals to hold against the count. */
import type { Position } from 'geojson';
import type { Fix } from '../domain/answers/quality/finding.ts';
import type { ReportedMeasure } from '../domain/entities.ts';
import type { TerritoryId } from '../domain/ids.ts';
import { figureIdOf } from '../domain/rules/figure-id.ts';
import type { Selection } from '../domain/selection.ts';
import { rowsBy } from '../domain/world.ts';
import type { AppContext } from './context.ts';
import { flyToAll, flyToBounds } from './fly-to.ts';
import { perform } from './perform.ts';
import { UNDO_MS } from './undo-operation.ts';

/** Degrees around a spot: enough to see whose ground is beside it. */
const AROUND = 0.0012;

/** Lights the places and flies there: to the spot itself, where the fault is one. */
export function showFinding(app: AppContext, places: readonly Selection[], at: Position | null): void {
  app.store.setState({ highlight: places, selection: null });
  const [lon, lat] = at ?? [];
  if (lon === undefined || lat === undefined) flyToAll(app, places);
  else flyToBounds(app, [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND]);
}

/** Resolves with the operation's id, which can be undone for a moment. Throws a `Failure`. */
export const mendFinding = (app: AppContext, { kind, parent_id, change }: Fix, reason: string): Promise<string> =>
  change
    ? perform(app, 'boundary.edit', { parent_id, change, reason: reason.slice(0, 200) }, { holdMs: UNDO_MS })
    : perform(
        app,
        kind === 'settle_places' ? 'territory.settle' : 'territory.renumber',
        { parent_id },
        { holdMs: UNDO_MS },
      );

/** Null takes it back. Resolves with the operation's id, which can be undone for a moment. Throws a `Failure`. */
export function reportFigure(
  app: AppContext,
  territory_id: TerritoryId,
  measure: ReportedMeasure,
  value: number | null,
): Promise<string> {
  const { world } = app.store.getState();
  const known = rowsBy(world.reported_figure, 'territory_id', territory_id).find((row) => row.measure === measure);
  const figure_id = known?.id ?? figureIdOf(territory_id, measure);
  return perform(app, 'figure.report', { figure_id, territory_id, measure, value }, { holdMs: UNDO_MS });
}
