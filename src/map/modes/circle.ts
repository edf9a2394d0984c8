/** On the service circle's place: sites are dragged, everything else is opened as anywhere. */
import { cancelDrag, dragSite, dropSite, grabSite, tapSite } from '../../commands/circle/map-gestures.ts';
import { browse } from './browse.ts';
import type { ModeHandler } from './mode.ts';

export const circle: ModeHandler = {
  findGrab({ app, hitAt }, { point, touch }) {
    const hit = hitAt(point, touch);
    return (hit?.kind === 'site' && app.store.getState().circle.sites.find(({ id }) => id === hit.id)) || null;
  },
  onGrab: ({ app }, { id }) => grabSite(app, id),
  onDrag: ({ app }, at) => dragSite(app, at),
  onDrop: ({ app }, at) => dropSite(app, at),
  onDragCancel: ({ app }) => cancelDrag(app),
  onTap(ground, aim) {
    const hit = ground.hitAt(aim.point, aim.touch);
    if (hit?.kind === 'site') tapSite(ground.app, hit.id);
    else browse.onTap(ground, aim);
  },
  onHold: (ground, at) => browse.onHold(ground, at),
  onPoint(ground, aim) {
    const cursor = browse.onPoint(ground, aim);
    return cursor === 'pointer' && circle.findGrab(ground, aim) ? 'grab' : cursor;
  },
};
