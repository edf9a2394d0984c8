/** Devices: the edge where `check_in`, `confirm_wiped` and `read_devices` become our types. */
import type { CheckIn, Device } from '../domain/device.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

export async function checkIn(connection: Connection, device: CheckIn): Promise<void> {
  await call(connection, 'check_in', { ...device });
}

export async function confirmWiped(connection: Connection, deviceId: string): Promise<void> {
  await call(connection, 'confirm_wiped', { device_id: deviceId });
}

export async function readDevices(connection: Connection): Promise<readonly Device[]> {
  const answer = await call(connection, 'read_devices', {});
  if (!Array.isArray(answer) || !answer.every(isDevice)) throw malformed('devices');
  return answer;
}

const isDevice = (row: unknown): row is Device =>
  typeof row === 'object' &&
  row !== null &&
  ['id', 'owner_name', 'owner_role', 'name', 'platform', 'last_seen_at'].every(
    (field) => typeof Reflect.get(row, field) === 'string',
  ) &&
  typeof Reflect.get(row, 'is_own') === 'boolean' &&
  typeof Reflect.get(row, 'waiting') === 'number';
