import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../tests/fakes/memory-storage.ts';
import { deviceSettings, readPreferences } from './settings.ts';

describe('preferences on the device', () => {
  it('come back as they were', () => {
    const storage = memoryStorage();
    deviceSettings(storage).writePreferences({ theme: 'outdoor', locale: 'en' });
    expect(deviceSettings(storage).readPreferences()).toEqual({ theme: 'outdoor', locale: 'en' });
  });

  it.each([null, '', 'nonsense', '[]', '"dark"', '{"theme":"pink","locale":"fr"}', '{"theme":{}}'])(
    'are the usual ones for %s',
    (text) => {
      expect(readPreferences(text)).toEqual({ theme: 'system', locale: 'zh-CN' });
    },
  );

  it('keep what is still known', () => {
    expect(readPreferences('{"theme":"dark","locale":"fr"}')).toEqual({ theme: 'dark', locale: 'zh-CN' });
  });
});

describe('the name of the device', () => {
  it('is made up once', () => {
    const storage = memoryStorage();
    const name = deviceSettings(storage).deviceName();
    expect(name).toHaveLength(36);
    expect(deviceSettings(storage).deviceName()).toBe(name);
    expect(deviceSettings(memoryStorage()).deviceName()).not.toBe(name);
  });
});
