import type { exchange as zh } from '../zh-CN/exchange.ts';

export const exchange = {} satisfies Readonly<Record<keyof typeof zh, string>>;
