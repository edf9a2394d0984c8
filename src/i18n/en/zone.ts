import type { zone as zh } from '../zh-CN/zone.ts';

export const zone = {} satisfies Readonly<Record<keyof typeof zh, string>>;
