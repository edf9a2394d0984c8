import { circle } from './local-metres.ts';
import { feature, point, type MapSource } from './source.ts';

/** The device's own position: a `dot` and the `accuracy` circle around it. */
export const device: MapSource = {
  inputs: ({ state }) => [state.devicePosition],
  features({ state: { devicePosition } }) {
    if (devicePosition.kind !== 'here') return [];
    const { center, accuracy } = devicePosition;
    return [feature('accuracy', circle(center, accuracy)), feature('dot', point(center))];
  },
};
