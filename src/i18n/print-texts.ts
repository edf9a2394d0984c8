/** Imported for what it does: the texts of the printed map are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { print } from './zh-CN/print.ts';

bringTexts(print);
