import type { map as original } from '../zh-CN/map.ts';

export const map = {} as const satisfies Record<keyof typeof original, string>;
