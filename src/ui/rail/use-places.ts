import { useAppState } from '../app-context.tsx';
import type { RailPlace } from './places.ts';

/** The places this person has, and the one they are at: the first (the map) where a link names one they do not have. */
export function usePlaces(all: readonly RailPlace[]): { places: readonly RailPlace[]; place: RailPlace } {
  const screen = useAppState((state) => state.screen);
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const places = all.filter(({ roles }) => !roles || (role !== null && roles.includes(role)));
  const place = places.find((each) => each.screen === screen) ?? places[0];
  if (!place) throw new Error('the rail has no place for everybody');
  return { places, place };
}
