import type { map as original } from '../zh-CN/map.ts';

export const map = {
  'map.households': '{n} homes',
  'map.circle.minutes': '{n} min',
  'map.circle.minutes_estimate': '{n} min · straight line',
  'map.scale.metres': 'm',
  'map.scale.kilometres': 'km',
  'map.attribution.toggle': 'Map sources',
} as const satisfies Record<keyof typeof original, string>;
