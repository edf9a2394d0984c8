/** Shows on the map where a file would lie in one of the coordinate systems it may be in. */
import type { Geometry, Position } from 'geojson';
import { flyToBounds } from '../fly-to.ts';
import type { AppContext } from '../context.ts';

/** Null: nothing any more. */
export function showImportPreview(app: AppContext, preview: readonly Geometry[] | null): void {
  const { plan } = app.store.getState();
  app.store.setState({ plan: { ...plan, importPreview: preview } });
  const bounds = preview && boundsOf(preview);
  if (bounds) flyToBounds(app, bounds);
}

function boundsOf(shapes: readonly Geometry[]): [number, number, number, number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] !== 'number') return value.forEach(visit);
    const [lon = 0, lat = 0] = value as Position;
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  };
  for (const shape of shapes) if ('coordinates' in shape) visit(shape.coordinates);
  return box[0] <= box[2] ? box : null;
}
