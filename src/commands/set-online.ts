import type { AppContext } from './context.ts';

/** What the browser says about the network: a hint only. Whether the server answers is `sync.phase`. */
export function setOnline(app: AppContext, online: boolean): void {
  if (app.store.getState().online !== online) app.store.setState({ online });
}
