/**
 * The pins of the service circle, told apart by `role`: what is walked to (`served`), what does not exist yet and can be
 * dragged (`site`), and where something could open (`candidate`).
 */
import type { Feature } from 'geojson';
import type { CirclePlace } from '../../domain/circle.ts';
import { formatSelection } from '../../domain/selection.ts';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import type { World } from '../../domain/world.ts';
import { circleOf } from './circle.ts';
import { all, feature, point, type MapSource } from './source.ts';

export const circlePlace: MapSource = {
  inputs(view) {
    const circle = circleOf(view);
    const { candidate_site, service_station } = view.state.world;
    return circle ? [circle.places, circle.sites, circle.grabbed, candidate_site, service_station] : [null];
  },
  features(view) {
    const circle = circleOf(view);
    if (!circle) return [];
    const { world } = view.state;
    const taken = new Set<string | null>(circle.sites.map(({ candidate_site_id }) => candidate_site_id));
    return [
      ...all(world.candidate_site)
        .filter(({ id }) => !taken.has(id)) // the site itself stands there
        .map((row) => feature(row.id, row.geom, { role: 'candidate', kind: row.kind, name: row.name })),
      ...circle.places.map((place) => served(world, place)),
      ...circle.sites.map(({ id, name, at }) =>
        feature(id, point([...at]), { role: 'site', name, grabbed: id === circle.grabbed }),
      ),
    ];
  },
};

/** `opens` is what a tap selects, as text; empty for nothing. */
function served(world: World, { id, name, at, selection }: CirclePlace): Feature {
  const station = selection?.kind === 'service_station' ? world.service_station.get(selection.id) : undefined;
  const symbol: SymbolName = station?.tier ?? 'facility';
  const opens = selection ? formatSelection(selection) : '';
  return feature(id, point([...at]), { role: 'served', symbol, name, opens });
}
