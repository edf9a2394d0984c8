import type { Theme, ThemeChoice } from '../state/preferences.ts';
import type { AppContext } from './context.ts';

/** Chooses a theme; `system` follows the device. Remembered on this device. */
export function setTheme(app: AppContext, choice: ThemeChoice): void {
  const preferences = { ...app.store.getState().preferences, theme: choice };
  app.settings.writePreferences(preferences);
  app.store.setState(({ systemTheme }) => ({ preferences, theme: resolveTheme(choice, systemTheme) }));
}

export const resolveTheme = (choice: ThemeChoice, systemTheme: Theme): Theme =>
  choice === 'system' ? systemTheme : choice;
