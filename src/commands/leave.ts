import { emptyWorld } from '../domain/world.ts';
import type { Session } from '../state/session.ts';
import { initialSync } from '../state/sync.ts';
import type { AppContext } from './context.ts';
import { stopLocating } from './locate-me.ts';
import { abandonPull } from './pull-under-way.ts';

/** Takes everything of the person who was here out of memory, and stops what was still under way for them. */
export function leave(app: AppContext, session: Session): void {
  abandonPull(app);
  stopLocating(app);
  app.store.setState({
    session,
    world: emptyWorld(),
    sync: initialSync,
    screen: 'map',
    selection: null,
    hover: null,
    highlight: [],
  });
}
