import { expect, it } from 'vitest';
import { memoryStorage } from '../../tests/fakes/memory-storage.ts';
import { deviceIdentity, platformOf } from './device-identity.ts';
import { deviceSettings } from './settings.ts';

const told = (userAgent: string, maxTouchPoints = 0) => platformOf({ userAgent, maxTouchPoints });

it('says what kind of device it is', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(told(`Mozilla/5.0 (Linux; Android 14) ${webkit} Chrome/140.0 Safari/537.36`)).toBe('Android · Chrome');
  expect(told(`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) ${webkit} Version/18 Safari/605`, 5)).toBe(
    'iPad · Safari',
  );
  expect(told(`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) ${webkit} Version/18 Safari/605`)).toBe('Mac · Safari');
  expect(told(`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`)).toBe('Windows · Edge');
  expect(told('')).toBe('?');
});

it('has a name somebody gave it, and another id after it was renewed', () => {
  const storage = memoryStorage();
  const settings = deviceSettings(storage);
  const identity = deviceIdentity(storage, settings, { userAgent: 'Android Chrome/1', maxTouchPoints: 5 } as Navigator);
  expect(identity.name()).toBe('Android · Chrome');
  identity.rename(' 三号平板 ');
  expect(identity.name()).toBe('三号平板');
  const before = identity.tablet();
  expect(identity.tablet()).toBe(before);
  identity.renew();
  expect(identity.tablet()).not.toBe(before);
});
