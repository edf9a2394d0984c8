import type { CircleState } from '../../state/circle.ts';
import type { AppContext } from '../context.ts';

/** Writes a part of the circle's state. */
export const setCircle = (
  { store }: AppContext,
  change: Partial<CircleState> | ((circle: CircleState) => Partial<CircleState>),
): void =>
  store.setState(({ circle }) => ({
    circle: { ...circle, ...(typeof change === 'function' ? change(circle) : change) },
  }));
