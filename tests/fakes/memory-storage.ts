import { deviceStorage, type DeviceStorage } from '../../src/data/device-storage.ts';

/** A device that refuses to remember: everything lasts as long as the test. */
export const memoryStorage = (): DeviceStorage =>
  deviceStorage(() => {
    throw new DOMException('none here', 'SecurityError');
  });
