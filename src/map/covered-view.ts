/**
 * What the map is drawn from. While a place that covers it is in front, it keeps what it last showed: filtering ten thousand
 * cases there must not wait for a map that nobody sees. The first data it takes in any case, so that it stands when
 * somebody comes.
 */
import type { AppState } from '../state/store.ts';
import type { View } from './sources/source.ts';

export function createCoveredView(): (state: AppState, now: number) => View {
  let shown: AppState | null = null;
  return (state, now) => {
    const covered = state.screen === 'desk' && shown !== null && shown.sync.dataAsOf !== null;
    if (!covered || shown === null) shown = state;
    const { world, caseFilter } = shown;
    return { state: shown === state ? state : { ...state, world, caseFilter }, now };
  };
}
