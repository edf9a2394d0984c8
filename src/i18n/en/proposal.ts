import type { proposal as zh } from '../zh-CN/proposal.ts';

export const proposal = {} satisfies Readonly<Record<keyof typeof zh, string>>;
