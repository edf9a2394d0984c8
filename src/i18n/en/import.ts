import type { importTexts as zh } from '../zh-CN/import.ts';

export const importTexts = {} satisfies Readonly<Record<keyof typeof zh, string>>;
