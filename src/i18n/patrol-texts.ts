/** Imported for what it does: the texts of the patrol are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { patrol } from './zh-CN/patrol.ts';

bringTexts(patrol);
