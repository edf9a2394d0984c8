import type { Translate } from '../../../i18n/index.ts';
import { wordFor, type PlainKey } from './use-words.ts';

const CARE: Readonly<Record<string, PlainKey>> = {
  elderly_alone: 'card.care.elderly_alone',
  child_left_behind: 'card.care.child_left_behind',
  hardship: 'card.care.hardship',
  disability: 'card.care.disability',
};

/** Why a household is under care: 独居老人, 留守儿童 … */
export const careWord = (t: Translate, code: string): string => wordFor(t, CARE, code);
