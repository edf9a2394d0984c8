/** On the service circle's place, while something is placed or drawn: a tap is its point, whatever stands there. */
import { tapCircle } from '../../commands/circle/map-gestures.ts';
import { hover } from '../../commands/hover.ts';
import { NO_DRAG, type ModeHandler } from './mode.ts';

export const drawCircle: ModeHandler = {
  ...NO_DRAG,
  onTap: ({ app }, { at }) => tapCircle(app, at),
  onHold: () => false,
  onPoint({ app }) {
    hover(app, null);
    return 'crosshair';
  },
};
