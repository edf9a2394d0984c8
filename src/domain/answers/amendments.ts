/** What the office knows of gates and footpaths, in the words of the walking network. */
import type { Amendments } from '../../../geo/walk/circle-answer.ts';
import { gateHours } from '../../../geo/walk/gate-hours.ts';
import type { World } from '../world.ts';
import { lonLat } from './circle-places.ts';

/** All gates, because only the network's own file knows which of them it was made with. Closed footpaths are left out. */
export const amendmentsOf = ({ compound_gate, footpath }: Pick<World, 'compound_gate' | 'footpath'>): Amendments => ({
  gates: [...compound_gate.values()].map(({ id, geom, open_hours, is_closed }) => ({
    id,
    at: lonLat(geom.coordinates),
    isClosed: is_closed,
    ...gateHours(open_hours),
  })),
  footpaths: [...footpath.values()]
    .filter(({ is_closed }) => !is_closed)
    .map(({ id, geom, kind }) => ({ id, line: geom.coordinates.map(lonLat), isSteps: kind === 'steps' })),
});
