/** Begins to draw: a responsibility line, a cut of one, a compound, a station. The map then asks `map-gestures.ts` what taps mean. */
import { lonLat } from '../../domain/answers/circle-places.ts';
import type { ResponsibilityZone } from '../../domain/entities.ts';
import type { CompoundId, ResponsibilityZoneId, ServiceStationId } from '../../domain/ids.ts';
import type { Selection } from '../../domain/selection.ts';
import type { AppContext } from '../context.ts';
import { flyTo } from '../fly-to.ts';
import { beginDrawing } from './set-drawing.ts';

const NO_REST = { holes: [], others: [] } as const;

export const beginZone = (app: AppContext, along: ResponsibilityZone['kind'], follow: boolean): void =>
  beginDrawing(app, { kind: 'zone', along, follow });

export function beginCut(app: AppContext, zoneId: ResponsibilityZoneId): void {
  bringIntoView(app, { kind: 'responsibility_zone', id: zoneId });
  beginDrawing(app, { kind: 'cut', zoneId });
}

export const beginCompound = (app: AppContext): void =>
  beginDrawing(app, { kind: 'compound', compoundId: null, rest: NO_REST });

/** Its outline as it is, to be changed. Of a compound of several parts the first; the others stay. */
export function reshapeCompound(app: AppContext, compoundId: CompoundId): void {
  const compound = app.store.getState().world.compound.get(compoundId);
  if (!compound) return;
  const { geom } = compound;
  const [first = [], ...others] = geom.type === 'Polygon' ? [geom.coordinates] : geom.coordinates;
  const [outer = [], ...holes] = first;
  bringIntoView(app, { kind: 'compound', id: compoundId });
  beginDrawing(
    app,
    { kind: 'compound', compoundId, rest: { holes, others } },
    { points: outer.slice(0, -1).map(lonLat), isClosed: true },
  );
}

export const beginStation = (app: AppContext): void => beginDrawing(app, { kind: 'station', stationId: null });

export function moveStation(app: AppContext, stationId: ServiceStationId): void {
  const station = app.store.getState().world.service_station.get(stationId);
  if (!station) return;
  bringIntoView(app, { kind: 'service_station', id: stationId });
  beginDrawing(app, { kind: 'station', stationId }, { points: [lonLat(station.geom.coordinates)] });
}

/** The card gives way to the map on a phone; what is drawn upon stays lit. */
function bringIntoView(app: AppContext, selection: Selection): void {
  app.store.setState({ highlight: [selection] });
  flyTo(app, selection);
}
