/** A footpath that is being drawn on the map, point by point (补充道路). */
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { FootpathId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { setCircle } from './set-circle.ts';

export const beginFootpath = (app: AppContext): void => setCircle(app, { mode: { kind: 'draw_footpath', points: [] } });

export const addFootpathPoint = (app: AppContext, at: LonLat): void =>
  setCircle(app, ({ mode }) =>
    mode.kind === 'draw_footpath' ? { mode: { ...mode, points: [...mode.points, at] } } : {},
  );

/** Takes the last point back. */
export const undoFootpathPoint = (app: AppContext): void =>
  setCircle(app, ({ mode }) =>
    mode.kind === 'draw_footpath' ? { mode: { ...mode, points: mode.points.slice(0, -1) } } : {},
  );

export const stopPlacing = (app: AppContext): void => setCircle(app, { mode: { kind: 'browse' } });

/** Records it (footpath.add); resolves with the operation's id, for an undo. Throws a `Failure`, and then it is still being drawn. */
export async function saveFootpath(app: AppContext, kind: 'path' | 'steps', name: string): Promise<string> {
  const { mode } = app.store.getState().circle;
  const points = mode.kind === 'draw_footpath' ? mode.points : [];
  const footpath_id = newId(app.clock.now()) as FootpathId;
  const geom = { type: 'LineString' as const, coordinates: points.map(([lon, lat]) => [lon, lat]) };
  const named = name.trim() === '' ? {} : { name: name.trim() };
  const operation = await perform(app, 'footpath.add', { footpath_id, kind, geom, ...named }, { holdMs: UNDO_MS });
  stopPlacing(app);
  return operation;
}
