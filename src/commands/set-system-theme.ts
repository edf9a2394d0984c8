import type { Theme } from '../state/preferences.ts';
import type { AppContext } from './context.ts';
import { resolveTheme } from './set-theme.ts';

/** The device has changed what it prefers. */
export function setSystemTheme(app: AppContext, systemTheme: Theme): void {
  app.store.setState(({ preferences }) => ({ systemTheme, theme: resolveTheme(preferences.theme, systemTheme) }));
}
