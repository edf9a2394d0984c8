import type { card as original } from '../zh-CN/card.ts';

export const card = {} as const satisfies Record<keyof typeof original, string>;
