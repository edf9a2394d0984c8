/** Responsibility lines: whose (`hue`; below 0 nobody's); and half way along each its `name` and `metres`. */
import type { AppState } from '../../state/store.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import { halfway } from './local-metres.ts';
import { all, feature, point, type MapSource } from './source.ts';

/** How many hues the palettes have. */
const HUES = 6;

/** Asked for by their layer, by their tool, or by the card of one. */
export const showsZones = ({ layers, screen, plan, selection, drawing }: AppState): boolean =>
  (layers.responsibility_zone && screen !== 'circle') ||
  (screen === 'plan' && plan.tool === 'zones') ||
  selection?.kind === 'responsibility_zone' ||
  drawing.work?.kind === 'zone' ||
  drawing.work?.kind === 'cut';

/** One after the other, so that as many units as there are hues can be told apart. */
function huesOf({ world }: AppState): ReadonlyMap<string, number> {
  const answering = new Set<string | null>([...world.responsibility_zone.values()].map((row) => row.resident_unit_id));
  const units = [...world.resident_unit.keys()].filter((id) => answering.has(id)).sort();
  return new Map(units.map((id, index) => [id, index % HUES]));
}

export const responsibilityZone: MapSource = {
  inputs: ({ state }) => (showsZones(state) ? [state.world.responsibility_zone, state.world.resident_unit] : [null]),
  features({ state }) {
    if (!showsZones(state)) return [];
    const hues = huesOf(state);
    return all(state.world.responsibility_zone).flatMap((row) => [
      feature(row.id, row.geom, { hue: (row.resident_unit_id && hues.get(row.resident_unit_id)) ?? -1 }),
      // A place of its own: along a line every tile would have a label.
      feature(`${row.id}:label`, point(halfway(row.geom.coordinates.map(lonLat))), {
        name: row.name,
        metres: Math.round(row.length_m),
      }),
    ]);
  },
};
