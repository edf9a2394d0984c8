/** Responsibility lines: whose (`hue`; none is nobody's), their `name` and their `metres`. */
import type { AppState } from '../../state/store.ts';
import { all, feature, type MapSource } from './source.ts';

/** How many hues the palettes have. */
const HUES = 6;

/** Asked for by their layer, by their tool, or by the card of one. */
export const showsZones = ({ layers, screen, plan, selection, drawing }: AppState): boolean =>
  (layers.responsibility_zone && screen !== 'circle') ||
  (screen === 'plan' && plan.tool === 'zones') ||
  selection?.kind === 'responsibility_zone' ||
  drawing.work?.kind === 'zone' ||
  drawing.work?.kind === 'cut';

const hueOf = (unitId: string): number =>
  [...unitId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % HUES;

export const responsibilityZone: MapSource = {
  inputs: ({ state }) => (showsZones(state) ? [state.world.responsibility_zone, state.world.resident_unit] : [null]),
  features: ({ state }) =>
    showsZones(state)
      ? all(state.world.responsibility_zone).map((row) =>
          feature(row.id, row.geom, {
            hue:
              row.resident_unit_id && state.world.resident_unit.has(row.resident_unit_id)
                ? hueOf(row.resident_unit_id)
                : -1,
            name: row.name,
            metres: Math.round(row.length_m),
          }),
        )
      : [],
};
