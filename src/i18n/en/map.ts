import type { map as original } from '../zh-CN/map.ts';

export const map = {
  'map.households': '{n} homes',
  'map.scale.metres': 'm',
  'map.scale.kilometres': 'km',
  'map.attribution.toggle': 'Map sources',
} as const satisfies Record<keyof typeof original, string>;
