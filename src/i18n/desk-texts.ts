/** Imported for what it does: the texts of the clerk's desk are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { desk } from './zh-CN/desk.ts';

bringTexts(desk);
