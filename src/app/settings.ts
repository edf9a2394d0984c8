/** Preferences in the device's storage. What is there is checked: another version, or a person, may have written it. */
import type { Settings } from '../commands/context.ts';
import type { DeviceStorage } from '../data/device-storage.ts';
import { newId } from '../domain/new-id.ts';
import { initialPreferences, LOCALES, THEME_CHOICES, type Preferences } from '../state/preferences.ts';

const KEY = 'lianxin.preferences';
/** Under it lies the tablet's own id. */
export const DEVICE_KEY = 'lianxin.device';

export const deviceSettings = (storage: DeviceStorage): Settings => ({
  readPreferences: () => readPreferences(storage.getItem(KEY)),
  writePreferences: (preferences) => storage.setItem(KEY, JSON.stringify(preferences)),
  deviceName() {
    const known = storage.getItem(DEVICE_KEY);
    if (known) return known.slice(0, 100); // as long as the server takes it
    const name = newId(Date.now());
    storage.setItem(DEVICE_KEY, name);
    return name;
  },
});

export function readPreferences(text: string | null): Preferences {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return initialPreferences; // Unreadable is as good as never chosen.
  }
  const field = (name: string): unknown =>
    typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined;
  return {
    theme: THEME_CHOICES.find((choice) => choice === field('theme')) ?? initialPreferences.theme,
    locale: LOCALES.find((locale) => locale === field('locale')) ?? initialPreferences.locale,
  };
}
