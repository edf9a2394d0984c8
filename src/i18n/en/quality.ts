import type { quality as zh } from '../zh-CN/quality.ts';

export const quality = {} satisfies Readonly<Record<keyof typeof zh, string>>;
