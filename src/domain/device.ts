/** A device somebody works on, as `read_devices` tells. No part of the world: when it was last seen is true online only. */
import type { TerritoryId } from './ids.ts';
import type { Role } from './role.ts';

export type DeviceId = string;

export interface Device {
  readonly id: DeviceId;
  readonly is_own: boolean;
  readonly owner_name: string;
  readonly owner_role: Role;
  readonly territory_id: TerritoryId;
  readonly name: string;
  /** Kind of device and browser, for people: `Android · Chrome`. */
  readonly platform: string;
  /** Records it had not sent at its last contact. */
  readonly waiting: number;
  /** ISO 8601. */
  readonly registered_at: string;
  readonly last_seen_at: string;
  readonly revoked_at: string | null;
  /** When it told that it had removed everything. */
  readonly wiped_at: string | null;
}

/** What a device tells of itself. */
export interface CheckIn {
  readonly device_id: DeviceId;
  readonly name: string;
  readonly platform: string;
  readonly waiting: number;
}

const bytesOf = (uuid: string): number[] =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((hex) => parseInt(hex, 16));

/**
 * The id of one person's work on one tablet: the tablet's own id laid over the person's. So nothing of the person needs to be
 * remembered, and two people on one tablet are two devices, each with an office of their own to revoke it. A UUID of version 8.
 */
export function deviceIdFor(tablet: string, profile: string): DeviceId {
  const [over, under] = [bytesOf(tablet), bytesOf(profile)];
  const bytes = over.map((byte, n) => byte ^ (under[n] ?? 0));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
