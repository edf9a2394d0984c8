/** A tap opens what is there, a finger that stays begins a report. */
import { holdMap } from '../../commands/report/hold-map.ts';
import { hover } from '../../commands/hover.ts';
import { select } from '../../commands/select.ts';
import { NO_DRAG, type ModeHandler } from './mode.ts';

export const browse: ModeHandler = {
  ...NO_DRAG,
  onTap({ app, hitAt, openCluster }, { point, touch }) {
    const hit = hitAt(point, touch);
    if (hit?.kind === 'cluster') openCluster(hit.clusterId, hit.at);
    else select(app, hit?.kind === 'place' ? hit.selection : null);
  },
  onHold({ app }, at) {
    holdMap(app, [...at]);
    return true;
  },
  onPoint({ app, hitAt }, { point }) {
    const hit = hitAt(point, false);
    hover(app, hit?.kind === 'place' ? hit.selection : null);
    return hit ? 'pointer' : '';
  },
};
