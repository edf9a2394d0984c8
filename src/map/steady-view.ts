/**
 * What the map is drawn from while a finger drags a site. Pins and rings follow it; buildings are coloured anew, and streets
 * come back, when it lets go: hundreds of shapes every frame would make the finger wait, and streets of where the site
 * was would lie.
 */
import type { Reach } from '../domain/circle.ts';
import type { AppState } from '../state/store.ts';

const NO_STREETS = [] as const;

export function createSteadyView(): (state: AppState, dragging: boolean) => AppState {
  let reach: Reach | null = null;
  return (state, dragging) => {
    const { circle } = state;
    if (!dragging) {
      reach = circle.reach;
      return state;
    }
    return {
      ...state,
      circle: { ...circle, reach, picture: circle.picture && { ...circle.picture, streets: NO_STREETS } },
    };
  };
}
