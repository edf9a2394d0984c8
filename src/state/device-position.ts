import type { Position } from 'geojson';

/** The device's own position, once somebody has asked for it. `accuracy` in metres, `at` in Unix ms. */
export type DevicePosition =
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'here'; readonly center: Position; readonly accuracy: number; readonly at: number }
  | { readonly kind: 'failed'; readonly reason: 'denied' | 'unavailable' | 'timeout' };
