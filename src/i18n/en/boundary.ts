import type { boundary as zh } from '../zh-CN/boundary.ts';

export const boundary = {} satisfies Readonly<Record<keyof typeof zh, string>>;
