/** What this device calls itself, remembered in its storage. */
import type { Settings } from '../commands/context.ts';
import type { Identity } from '../commands/device-ports.ts';
import type { DeviceStorage } from '../data/device-storage.ts';
import { DEVICE_KEY } from './settings.ts';

const NAME_KEY = 'lianxin.device-name';
const LONGEST = 60;

export function deviceIdentity(storage: DeviceStorage, settings: Settings, navigator: Navigator): Identity {
  const platform = platformOf(navigator);
  return {
    tablet: () => settings.deviceName(),
    name: () => storage.getItem(NAME_KEY) ?? platform,
    rename(name) {
      const wanted = name.trim().slice(0, LONGEST);
      if (wanted === '') storage.removeItem(NAME_KEY);
      else storage.setItem(NAME_KEY, wanted);
    },
    platform,
    renew: () => storage.removeItem(DEVICE_KEY),
  };
}

const SYSTEMS = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
] as const;

/** In this order: each names itself after the ones below as well. */
const BROWSERS = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

/** `Android · Chrome`, as far as the browser tells. */
export function platformOf({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): string {
  const known = (list: readonly (readonly [RegExp, string])[]) => list.find(([sign]) => sign.test(userAgent))?.[1];
  const system = known(SYSTEMS);
  // An iPad calls itself a Mac; no Mac has a touch screen.
  const kind = system === 'Mac' && maxTouchPoints > 1 ? 'iPad' : system;
  return [kind, known(BROWSERS)].filter(Boolean).join(' · ') || '?';
}
