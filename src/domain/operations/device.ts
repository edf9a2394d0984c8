/** Operations on devices. What they change is not part of the world: the office's list asks the server. */
import type { DeviceId } from '../device.ts';
import { NO_CHANGES, type OperationKinds } from './kind.ts';

export interface DeviceOperations {
  'device.revoke': { device_id: DeviceId };
}

export const deviceKinds: OperationKinds<DeviceOperations> = {
  'device.revoke': {
    about: ({ device_id }) => [{ entity: 'device', id: device_id }],
    title: () => '',
    effect: () => NO_CHANGES,
  },
};
