import type { Locale } from '../state/preferences.ts';
import type { AppContext } from './context.ts';

/** Chooses the interface's language. Remembered on this device. */
export function setLocale(app: AppContext, locale: Locale): void {
  const preferences = { ...app.store.getState().preferences, locale };
  app.settings.writePreferences(preferences);
  app.store.setState({ preferences });
}
