/** Gates as staff know them (小区出入口): added, moved, given other hours, shut. The walks change at once. */
import type { Point } from 'geojson';
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { CompoundGate } from '../../domain/entities.ts';
import type { CompoundGateId, CompoundId, FootpathId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { Selection } from '../../domain/selection.ts';
import type { AppContext } from '../context.ts';
import { flyTo } from '../fly-to.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { stopPlacing } from './draw-footpath.ts';
import { setCircle } from './set-circle.ts';

/** The next taps on the map say where the gate stands; its compound is brought into view. */
export function beginGate(app: AppContext, compoundId: CompoundId): void {
  const compound: Selection = { kind: 'compound', id: compoundId };
  app.store.setState({ screen: 'circle', selection: null, highlight: [compound] });
  flyTo(app, compound);
  setCircle(app, { mode: { kind: 'place_gate', compoundId, at: null } });
}

const pointAt = ([lon, lat]: LonLat): Point => ({ type: 'Point', coordinates: [lon, lat] });

/** Records the gate that is being placed (gate.add). Resolves with the operation's id, throws a `Failure`. */
export async function saveGate(
  app: AppContext,
  { compound_id, at, ...facts }: Pick<CompoundGate, 'compound_id' | 'kind' | 'open_hours'> & { readonly at: LonLat },
): Promise<string> {
  const gate_id = newId(app.clock.now()) as CompoundGateId;
  const operation = await perform(
    app,
    'gate.add',
    { gate_id, compound_id, geom: pointAt(at), ...facts },
    { holdMs: UNDO_MS },
  );
  stopPlacing(app);
  return operation;
}

/** Resolves with the operation's id, throws a `Failure`. */
export const changeGate = (
  app: AppContext,
  gate_id: CompoundGateId,
  change: Partial<Pick<CompoundGate, 'kind' | 'open_hours' | 'is_closed' | 'geom'>>,
): Promise<string> => perform(app, 'gate.change', { gate_id, ...change }, { holdMs: UNDO_MS });

/** Shuts a footpath, or opens it again. Resolves with the operation's id, throws a `Failure`. */
export const changeFootpath = (
  app: AppContext,
  footpath_id: FootpathId,
  change: { readonly is_closed?: boolean },
): Promise<string> => perform(app, 'footpath.change', { footpath_id, ...change }, { holdMs: UNDO_MS });
