/** Records what has been drawn. Each resolves with the operation's id, for an undo, and throws a `Failure`: then it is still being drawn. */
import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { lonLat } from '../../domain/answers/circle-places.ts';
import type { Compound, ResponsibilityZone, ServiceStation } from '../../domain/entities.ts';
import { Failure } from '../../domain/failure.ts';
import type { CompoundId, ResidentUnitId, ResponsibilityZoneId, ServiceStationId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import { cutCourse } from '../../domain/rules/course.ts';
import { closedRing } from '../../domain/rules/outline-faults.ts';
import type { DrawingState, DrawingWork } from '../../state/drawing.ts';
import type { LonLat } from '../../../geo/crs/offset.ts';
import type { AppContext } from '../context.ts';
import { perform } from '../perform.ts';
import { UNDO_MS } from '../undo-operation.ts';
import { stopDrawing } from './set-drawing.ts';

const HELD = { holdMs: UNDO_MS } as const;

/** What is being drawn, if it is of this kind. */
function drawn<Kind extends DrawingWork['kind']>(
  app: AppContext,
  kind: Kind,
): DrawingState & { readonly work: Extract<DrawingWork, { kind: Kind }> } {
  const { drawing } = app.store.getState();
  if (drawing.work?.kind !== kind) throw new Failure('unexpected', `no ${kind} is being drawn`);
  return { ...drawing, work: drawing.work as Extract<DrawingWork, { kind: Kind }> };
}

async function ended(app: AppContext, work: Promise<string>): Promise<string> {
  const operation = await work;
  stopDrawing(app);
  return operation;
}

const lineOf = (points: readonly LonLat[]): LineString => ({
  type: 'LineString',
  coordinates: points.map(([lon, lat]) => [lon, lat]),
});
const id = (app: AppContext): string => newId(app.clock.now());
const filled = (facts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])));

export function saveZone(app: AppContext, name: string, unit: ResidentUnitId | null): Promise<string> {
  const { work, points } = drawn(app, 'zone');
  const args = { zone_id: id(app) as ResponsibilityZoneId, kind: work.along, name: name.trim(), geom: lineOf(points) };
  return ended(app, perform(app, 'zone.draw', unit ? { ...args, resident_unit_id: unit } : args, HELD));
}

/** Both parts as they would be; null while no place is chosen. */
export function cutParts(
  zone: ResponsibilityZone | undefined,
  at: LonLat | undefined,
): { readonly first: LineString; readonly second: LineString } | null {
  const cut = zone && at && cutCourse(zone.geom.coordinates.map(lonLat), at);
  return cut ? { first: lineOf(cut.first), second: lineOf(cut.second) } : null;
}

export function saveCut(app: AppContext): Promise<string> {
  const { work, points } = drawn(app, 'cut');
  const parts = cutParts(app.store.getState().world.responsibility_zone.get(work.zoneId), points[0]);
  if (!parts) throw new Failure('invalid_input', 'nothing is cut there');
  const new_zone_id = id(app) as ResponsibilityZoneId;
  return ended(app, perform(app, 'zone.cut', { zone_id: work.zoneId, new_zone_id, ...parts }, HELD));
}

export const changeZone = (
  app: AppContext,
  zone_id: ResponsibilityZoneId,
  change: Partial<Pick<ResponsibilityZone, 'name' | 'resident_unit_id'>>,
): Promise<string> => perform(app, 'zone.change', { zone_id, ...change }, HELD);

export const removeZone = (app: AppContext, zone_id: ResponsibilityZoneId): Promise<string> =>
  perform(app, 'zone.remove', { zone_id }, HELD);

/** The outline with the courts and parts that were not redrawn. */
export function outlineOf(
  points: readonly LonLat[],
  { rest }: Extract<DrawingWork, { kind: 'compound' }>,
): Polygon | MultiPolygon {
  const polygon = [closedRing(points), ...rest.holes];
  return rest.others.length === 0
    ? { type: 'Polygon', coordinates: polygon }
    : { type: 'MultiPolygon', coordinates: [polygon, ...rest.others] };
}

interface CompoundFacts {
  readonly name: string;
  readonly kind: NonNullable<Compound['kind']> | null;
  readonly address: string;
}

/** `facts` count of a new one alone. */
export function saveCompound(app: AppContext, { name, kind, address }: CompoundFacts): Promise<string> {
  const { work, points } = drawn(app, 'compound');
  const geom = outlineOf(points, work);
  if (work.compoundId !== null)
    return ended(app, perform(app, 'compound.reshape', { compound_id: work.compoundId, geom }, HELD));
  const facts = { name: name.trim(), ...(kind && { kind }), ...filled({ address }) };
  return ended(app, perform(app, 'compound.draw', { compound_id: id(app) as CompoundId, ...facts, geom }, HELD));
}

interface StationFacts {
  readonly tier: ServiceStation['tier'];
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

/** `facts` count of a new one alone. */
export function saveStation(app: AppContext, { tier, name, address, phone }: StationFacts): Promise<string> {
  const { work, points } = drawn(app, 'station');
  const [lon = 0, lat = 0] = points[0] ?? [];
  const geom: Point = { type: 'Point', coordinates: [lon, lat] };
  if (work.stationId !== null)
    return ended(app, perform(app, 'station.move', { station_id: work.stationId, geom }, HELD));
  const facts = { tier, name: name.trim(), ...filled({ address, phone }) };
  return ended(app, perform(app, 'station.add', { station_id: id(app) as ServiceStationId, ...facts, geom }, HELD));
}
